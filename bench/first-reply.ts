// How long from "npm start" to the first reply in the chat: on a fresh data directory, and again on the same one.
// Usage: npm run bench:first-reply [-- runs]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startDemo, until } from './support/demo.ts'

const runs = Number(process.argv[2] ?? 3)

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
  const demo = await startDemo(dataDir)
  try {
    await until(() => sendStart(demo.url))
    await until(() => hasReply(demo.url))
    return performance.now() - demo.startedAt
  } finally {
    await demo.stop()
  }
}

async function sendStart(url: string): Promise<boolean> {
  const body = JSON.stringify({ person: 1, text: '/start' })
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${url}/client/messages`, { method: 'POST', headers, body })).ok
}

/** The newest message is not the person's own. */
async function hasReply(url: string): Promise<boolean> {
  const response = await fetch(`${url}/client/state?person=1`)
  const { messages } = (await response.json()) as { messages: { from?: { is_bot: boolean } }[] }
  return messages.at(-1)?.from?.is_bot === true
}

function print(name: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b).map((ms) => (ms / 1000).toFixed(2))
  console.log(
    `first reply, ${name}: median ${sorted[Math.floor(sorted.length / 2)]} s (${sorted.join(', ')})`,
  )
}
