import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { it } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { waitFor } from '../support/wait-for.ts'

// npm tells the shell between us, and that shell tells nobody.
it.skipIf(process.platform === 'win32')('npm start that is told to stop leaves nothing running', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'aisha-npm-'))
  const port = await freePort()
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { PATH: process.env['PATH'], HOME: folder, PORT: String(port), DATA_DIR: folder },
    stdio: 'ignore',
  })
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
  await waitFor('the demo to answer', answers, { withinMs: 30_000, everyMs: 100 })
  npm.kill('SIGTERM')
  await waitFor('the demo to be gone', async () => !(await answers()), { withinMs: 25_000, everyMs: 100 })
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
})
