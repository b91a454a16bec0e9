// A thousand generations under way in one process, on a real PostgreSQL, with webhooks: first their ends spread over some
// minutes, then all at one moment. Prints memory, what we add between FAL's end and the message in the chat, and how fast
// a burst is sent. Usage: TEST_DATABASE_URL=postgres://… npm run bench:generations [-- minutes [generations]]
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { startProductProcess, type ProductProcess } from '../test/support/product-process.ts'
import { waitFor } from '../test/support/wait-for.ts'

const [minutes = 5, count = 1000] = process.argv.slice(2).map(Number)
const spreadMs = minutes * 60_000
const messagesPerSecond = 30
const firstId = 100_000
const untilReleasedMs = 24 * 3600_000

if (process.env['TEST_DATABASE_URL'] === undefined)
  throw new Error('TEST_DATABASE_URL must name a PostgreSQL where databases may be made')

const product = await startProductProcess({
  hasPublicUrl: true,
  env: { IMAGE_GENERATION_COST: '1', GENERATION_DEADLINE_SECONDS: '86400' },
  pace: { imageMs: untilReleasedMs },
})
product.fal.control.repeatPictures(true)
try {
  console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}, ${count} generations, ${minutes} minutes`)
  await register(product)
  await spread(product)
  await burst(product)
} finally {
  await product.stop()
}

/** Ends spread evenly. */
async function spread({ fal, program }: ProductProcess): Promise<void> {
  const beforehand = memoryOf(program.pid)
  await orderAll()
  const sent = watchChats()
  const memory = watchMemory(program.pid)
  const startedAt = fal.control.requests().map((each) => each.startedAt ?? 0)
  startedAt.sort((a, b) => a - b)
  // Whoever began first ends first: the time that pictures take shrinks until all have ended.
  const release = setInterval(() => {
    const ended = Math.floor(((Date.now() - sent.startedAt) / spreadMs) * count)
    const last = startedAt[Math.min(ended, count) - 1]
    if (last !== undefined) fal.control.setPace({ imageMs: Date.now() - last })
  }, 100)
  await sent.all(spreadMs + 120_000)
  clearInterval(release)
  const { slope, last, highest } = memory.stop()
  console.log(
    `memory: ${beforehand.toFixed(0)} MB before, ${last.toFixed(0)} MB after, ${highest.toFixed(0)} MB at most, ${slope.toFixed(1)} MB a minute while they ended`,
  )
  const added = sent.addedMs()
  console.log(
    `FAL done → in the chat: median ${at(added, 0.5).toFixed(0)} ms (under 300), 95th percentile ${at(added, 0.95).toFixed(0)} ms, load ${loadavg()[0]?.toFixed(1)}`,
  )
}

async function burst({ fal, program }: ProductProcess): Promise<void> {
  fal.control.setPace({ imageMs: untilReleasedMs })
  await orderAll()
  const sent = watchChats()
  fal.control.setPace({ imageMs: 0 })
  const busyBefore = processorMsOf(program.pid)
  await sent.all((count / messagesPerSecond) * 10_000)
  const busyMs = (processorMsOf(program.pid) - busyBefore) / count
  const times = sent.times()
  const [from, to] = [at(times, 0.05), at(times, 0.95)]
  const perSecond = (0.9 * count) / ((to - from) / 1000)
  const whole = count / ((at(times, 1) - sent.startedAt) / 1000)
  console.log(
    `burst of ${count}: ${perSecond.toFixed(1)} messages a second, ${((perSecond / messagesPerSecond) * 100).toFixed(0)} % of ${messagesPerSecond} (at least 90 %); ${whole.toFixed(1)} a second from the first end to the last message; ${busyMs.toFixed(0)} ms of processor time for each; load ${loadavg()[0]?.toFixed(1)}`,
  )
}

/** People in quick mode with credits, so that words alone are an order. */
async function register({ read, telegram }: ProductProcess): Promise<void> {
  await read(async (db) => {
    const people = Array.from({ length: count }, (_, number) => ({
      telegram_id: firstId + number,
      first_name: `Anna ${number}`,
      telegram_language: 'en',
      quick_mode: true,
    }))
    const rows = await db.insertInto('users').values(people).returning('id').execute()
    await db
      .insertInto('ledger_entries')
      .values(rows.map(({ id }) => ({ user_id: id, credits: 100, kind: 'grant' as const })))
      .execute()
  })
  for (let number = 0; number < count; number += 1)
    await post(telegram.url, 'people', {
      id: firstId + number,
      first_name: `Anna ${number}`,
      language_code: 'en',
    })
}

/** Everybody writes a wish; resolves once FAL works on all of them and the chats have been told so. */
async function orderAll(): Promise<void> {
  const { fal, telegram } = product
  const before = fal.control.requests().length
  for (let number = 0; number < count; number += 1)
    await post(telegram.url, 'messages', { person: firstId + number, text: wishOf(number) })
  await waitFor(
    'every generation to be under way',
    () => {
      const requests = fal.control.requests()
      return requests.length - before === count && requests.every(({ startedAt }) => startedAt !== null)
    },
    { withinMs: count * 300, everyMs: 500 },
  )
  await waitFor('every update to be handled', () => telegram.control.pendingUpdates() === 0, {
    withinMs: count * 300,
    everyMs: 500,
  })
}

function wishOf(number: number): string {
  return `A lighthouse number ${number}.`
}

/** When the picture of each came to their chat, from now on. */
function watchChats() {
  const { fal, telegram } = product
  const startedAt = Date.now()
  const sentAt = new Map<number, number>()
  // Calls are forgotten by the sandbox after some thousands, and edits of live messages are many.
  const look = (): void => {
    for (const { method, params, at: calledAt } of telegram.control.calls())
      if (method === 'sendPhoto') sentAt.set(Number(params['chat_id']) - firstId, calledAt)
    telegram.control.clearCalls()
  }
  telegram.control.clearCalls()
  return {
    startedAt,
    async all(withinMs: number): Promise<void> {
      const isDone = (): boolean => {
        look()
        return sentAt.size === count
      }
      await waitFor('every picture to be sent', isDone, { withinMs, everyMs: 1000 })
    },
    times: (): number[] => [...sentAt.values()],
    addedMs(): number[] {
      return fal.control.requests().flatMap(({ input, finishedAt }) => {
        const number = Number(/number (\d+)/.exec(JSON.stringify(input))?.[1])
        const calledAt = sentAt.get(number)
        return calledAt === undefined || finishedAt === null ? [] : calledAt - finishedAt
      })
    },
  }
}

/** Resident megabytes of another process; Linux tells them. */
function memoryOf(pid: number): number {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  return kilobytes / 1024
}

/** Of all its threads; `/proc` counts in hundredths of a second. */
function processorMsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function watchMemory(pid: number) {
  const from = Date.now()
  const seen: { minutes: number; megabytes: number }[] = []
  const look = () => seen.push({ minutes: (Date.now() - from) / 60_000, megabytes: memoryOf(pid) })
  const timer = setInterval(look, 1000)
  return {
    stop() {
      clearInterval(timer)
      look()
      return {
        slope: slopeOf(seen),
        last: seen.at(-1)?.megabytes ?? Number.NaN,
        highest: Math.max(...seen.map(({ megabytes }) => megabytes)),
      }
    },
  }
}

/** Of the straight line that lies nearest. */
function slopeOf(seen: readonly { minutes: number; megabytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length
  const middle = mean(seen.map(({ minutes: x }) => x))
  const level = mean(seen.map(({ megabytes }) => megabytes))
  const along = mean(seen.map(({ minutes: x, megabytes: y }) => (x - middle) * (y - level)))
  return along / mean(seen.map(({ minutes: x }) => (x - middle) ** 2))
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN
}

/** As the chat page does. */
async function post(url: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${url}/client/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  await wait(0)
}
