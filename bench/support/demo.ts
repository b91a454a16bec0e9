import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const limitMs = 60_000

/** The demo as the README starts it, in a process group of its own; `stop` waits until all of it is gone. */
export async function startDemo(
  dataDir: string,
): Promise<{ url: string; startedAt: number; stop(): Promise<void> }> {
  const port = await freePort()
  const startedAt = performance.now()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) }
  const { pid } = spawn('npm', ['start', '--silent'], { env, stdio: 'ignore', detached: true })
  return {
    url: `http://127.0.0.1:${port}`,
    startedAt,
    async stop() {
      if (pid === undefined) return
      process.kill(-pid, 'SIGTERM')
      await until(async () => !isAlive(pid))
    },
  }
}

/** Asks until it is true; errors mean "not yet". */
export async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + limitMs
  while (performance.now() < deadline) {
    if (await isTrue().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`Not within ${limitMs / 1000} s`)
}

function isAlive(group: number): boolean {
  try {
    process.kill(-group, 0)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
