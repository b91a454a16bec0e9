// How long from "npm start" to the first reply in the chat: on a fresh data directory, and again on the same one.
// Usage: npm run bench:first-reply [-- runs]
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const runs = Number(process.argv[2] ?? 3)
const limitMs = 60_000

const fresh: number[] = []
const again: number[] = []
for (let run = 0; run < runs; run++) {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-first-reply-'))
  fresh.push(await measure(dataDir))
  again.push(await measure(dataDir))
  await rm(dataDir, { recursive: true, force: true })
}
print('fresh directory', fresh)
print('existing directory', again)

async function measure(dataDir: string): Promise<number> {
  const port = await freePort()
  const startedAt = performance.now()
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port) }
  const child = spawn('npm', ['start', '--silent'], { env, stdio: 'ignore', detached: true })
  try {
    const url = `http://127.0.0.1:${port}`
    await until(() => sendStart(url))
    await until(() => hasReply(url))
    return performance.now() - startedAt
  } finally {
    await end(child)
  }
}

async function sendStart(url: string): Promise<boolean> {
  const body = JSON.stringify({ person: 1, text: '/start' })
  const response = await fetch(`${url}/client/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  return response.ok
}

/** The newest message is not the person's own. */
async function hasReply(url: string): Promise<boolean> {
  const response = await fetch(`${url}/client/state?person=1`)
  const { messages } = (await response.json()) as { messages: { from?: { is_bot: boolean } }[] }
  return messages.at(-1)?.from?.is_bot === true
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + limitMs
  while (performance.now() < deadline) {
    if (await isTrue().catch(() => false)) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No reply within ${limitMs / 1000} s`)
}

/** npm and everything below it, which outlives npm for a moment: the child leads a process group of its own. */
async function end({ pid }: ChildProcess): Promise<void> {
  if (pid === undefined) return
  process.kill(-pid, 'SIGTERM')
  await until(async () => {
    try {
      process.kill(-pid, 0)
      return false
    } catch {
      return true
    }
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function print(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(2))
  console.log(
    `first reply, ${name}: median ${sorted[Math.floor(sorted.length / 2)]} s (${sorted.join(', ')})`,
  )
}
