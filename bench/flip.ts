// Flips through galleries a second: the whole product behind its webhook ÷ a bare grammY bot that makes the same two
// calls of the Bot API. On a real PostgreSQL; Telegram is a process that answers at once.
// Usage: TEST_DATABASE_URL=postgres://… npm run bench:flip [-- images of each person]
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../test/support/free-port.ts'
import { waitFor } from '../test/support/wait-for.ts'
import type { Pressed, ToTelegram } from './support/flip/messages.ts'
import { openGalleryDatabase } from './support/gallery-database.ts'

const imagesEach = Number(process.argv[2] ?? 25_000)
const peopleAtOnce = 8
const runs = 5
const runMs = 3000
const token = '4200042:token-of-a-bot-that-is-measured-000000'
const secret = 'secret-of-the-webhook'
const least = 0.5
const most = { statements: 2, calls: 2, imageBytes: 0 }

const folder = await mkdtemp(path.join(tmpdir(), 'aisha-flip-'))
const children: ChildProcess[] = []
const galleries = await openGalleryDatabase(Array.from({ length: peopleAtOnce }, () => imagesEach))
try {
  const telegram = start('./support/flip/telegram-child.ts', [])
  const apiRoot = await firstWord(telegram)
  const { product, url } = await startProduct(apiRoot)
  const people = galleries.people.map(({ telegramId }) => telegramId)
  const flip = async (webhook: string, rest: Partial<ToTelegram> = {}): Promise<Pressed> => {
    telegram.send({
      url: webhook,
      secret,
      people,
      forMs: runMs,
      opensGalleries: false,
      isRead: true,
      ...rest,
    })
    const [pressed] = (await once(telegram, 'message')) as [Pressed]
    return pressed
  }
  const statements = async () => {
    product.send('?')
    const [answer] = (await once(product, 'message')) as [{ statements: number }]
    return answer.statements
  }

  const webhook = `${url}/webhooks/telegram`
  const { lastShown } = await flip(webhook, { opensGalleries: true })
  const bare = await firstWord(
    start('./support/flip/bare-bot-child.ts', [apiRoot, token, secret, JSON.stringify(lastShown)]),
  )
  await flip(bare, { isRead: false })

  const ratios: number[] = []
  const all = { flips: 0, statements: 0, calls: 0, uploadedBytes: 0 }
  for (let run = 0; run < runs; run += 1) {
    const before = await statements()
    const ours = await flip(webhook)
    all.statements += (await statements()) - before
    for (const each of ['flips', 'calls', 'uploadedBytes'] as const) all[each] += ours[each]
    const theirs = await flip(bare, { isRead: false })
    const [own, other] = [ours.flips / ours.seconds, theirs.flips / theirs.seconds]
    ratios.push(own / other)
    console.log(
      `product ${own.toFixed(0)} flips a second, bare bot ${other.toFixed(0)}: ${(own / other).toFixed(2)}`,
    )
  }
  const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
  const perFlip = (total: number) => total / all.flips
  console.log(
    `${peopleAtOnce} people of ${imagesEach} images at once, median of ${runs}: ${ratio.toFixed(2)} (at least ${least})`,
  )
  // Beside the flips the product asks once a second whether another process wants something.
  console.log(
    `a flip: ${perFlip(all.statements).toFixed(2)} statements (at most ${most.statements}), ` +
      `${perFlip(all.calls).toFixed(2)} calls of the Bot API (at most ${most.calls}), ` +
      `${perFlip(all.uploadedBytes).toFixed(0)} bytes of images (at most ${most.imageBytes})`,
  )
  const isHeld =
    ratio >= least &&
    Math.round(perFlip(all.statements)) <= most.statements &&
    perFlip(all.calls) <= most.calls &&
    all.uploadedBytes <= most.imageBytes
  process.exitCode = isHeld ? 0 : 1
} finally {
  for (const child of children.toReversed()) {
    child.disconnect()
    if (child.exitCode === null) await once(child, 'exit')
  }
  await galleries.close()
  await rm(folder, { recursive: true, force: true })
}

/** Ends with this process at the latest: the channel between them closes then. */
function start(
  file: string,
  args: readonly string[],
  options: { execArgv?: string[]; env?: Readonly<Record<string, string>> } = {},
): ChildProcess {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), args, { execArgv: [], ...options })
  children.push(child)
  return child
}

async function firstWord(child: ChildProcess): Promise<string> {
  const [word] = (await once(child, 'message')) as [string]
  return word
}

/** As production runs it: a process with the role `http`, which handles Telegram's updates itself. */
async function startProduct(apiRoot: string): Promise<{ product: ChildProcess; url: string }> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const counter = new URL('./support/count-statements.ts', import.meta.url).href
  const product = start('../src/main.ts', [], {
    execArgv: ['--import', counter],
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      PUBLIC_URL: url,
      ROLES: 'http',
      DATA_DIR: folder,
      DATABASE_URL: galleries.url,
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: apiRoot,
      TELEGRAM_UPDATES: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      FAL_KEY: 'bench:secret',
      LOG_LEVEL: 'warn',
    },
  })
  await waitFor(
    'the product to be ready',
    async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok === true,
    { withinMs: 30_000 },
  )
  return { product, url }
}
