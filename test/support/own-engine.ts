import { execFile } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from './free-port.ts'

const run = promisify(execFile)

/** A server of the test's own, which it may stop and start again at the same address. */
export interface OwnEngine {
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
  /** Stops it and removes what it held. */
  remove(): Promise<void>
}

/** What PostgreSQL and the S3 server hold outlives a stop, what Redis holds does not. */
const commands = {
  postgres: { begin: 'own', stop: 'stop', start: 'own' },
  redis: { begin: 'start', stop: 'stop', start: 'start' },
  s3: { begin: 'start', stop: 'pause', start: 'resume' },
} as const

/** By the scripts of .ci, from Debian's packages. */
export async function startEngine(kind: keyof typeof commands): Promise<OwnEngine> {
  const script = fileURLToPath(new URL(`../../.ci/start-${kind}.sh`, import.meta.url))
  const folder = await mkdtemp(path.join(tmpdir(), `aisha-${kind}-`))
  // PostgreSQL does not run as root, and its own user must be able to pass through.
  await chmod(folder, 0o711)
  const directory = path.join(folder, 'server')
  const env = { ...process.env, PORT: String(await freePort()) }
  const tell = async (command: string) =>
    (await run('bash', [script, command, directory], { env })).stdout.trim()
  const { begin, stop, start } = commands[kind]
  return {
    url: await tell(begin),
    stop: async () => void (await tell(stop)),
    start: async () => void (await tell(start)),
    async remove() {
      await tell('stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
