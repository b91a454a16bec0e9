import { once } from 'node:events'
import { Agent, createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { InlineKeyboardMarkup, Update } from 'grammy/types'
import type { Pressed, ToTelegram } from './messages.ts'

// Telegram for the measuring of flips, as cheap as can be: answers every call with what a bot needs, and brings
// presses of the button "older" below what was shown last, the next one when the one before has been answered.

const counted = { calls: 0, uploadedBytes: 0 }
const keyboards = new Map<number, InlineKeyboardMarkup>()
let lastShown = {}
let isRead = true
let lastUpdate = 0
const keptAlive = new Agent({ keepAlive: true })

const server = createServer((incoming, outgoing) => {
  void (async () => {
    const method = incoming.url?.split('/').at(-1) ?? ''
    const result = answerTo(method, incoming, await bodyOf(incoming))
    const body = JSON.stringify({ ok: true, result })
    outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
    outgoing.end(body)
  })()
})

function answerTo(method: string, { headers }: IncomingMessage, body: Buffer): unknown {
  if (method === 'getMe')
    return { id: 42, is_bot: true, first_name: 'Bot', username: 'bench_bot', can_join_groups: false }
  counted.calls += 1
  if (headers['content-type']?.startsWith('multipart/')) counted.uploadedBytes += body.length
  if (!/^(send|edit)/.test(method) || body[0] !== 0x7b) return true
  const payload = JSON.parse(body.toString()) as { chat_id: number; reply_markup: InlineKeyboardMarkup }
  if (isRead) {
    keyboards.set(payload.chat_id, payload.reply_markup)
    lastShown = payload
  }
  return messageTo(payload.chat_id)
}

const messageTo = (id: number) => ({
  message_id: 7,
  date: 1,
  chat: { id, type: 'private' as const, first_name: 'Anna' },
  from: { id: 42, is_bot: true, first_name: 'Bot' },
  photo: [{ file_id: 'shown', file_unique_id: 'u', width: 864, height: 1152 }],
})

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

/** Resolves when the bot has answered, and with that is done with it. */
async function bring({ url, secret }: ToTelegram, update: Update): Promise<void> {
  const body = JSON.stringify(update)
  const sent = request(url, {
    method: 'POST',
    agent: keptAlive,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-telegram-bot-api-secret-token': secret,
    },
  }).end(body)
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  const said = await bodyOf(answer)
  if (answer.statusCode !== 200) throw new Error(`The bot answered ${answer.statusCode}: ${said.toString()}`)
}

const senderOf = (id: number) => ({ id, is_bot: false, first_name: 'Anna', language_code: 'en' })

function pressOf(id: number): Update {
  const older = keyboards.get(id)?.inline_keyboard[0]?.at(-1)
  if (!older || !('callback_data' in older) || !older.callback_data.startsWith('gallery:open'))
    throw new Error(`Nothing older to show to ${id}: more images are needed`)
  lastUpdate += 1
  return {
    update_id: lastUpdate,
    callback_query: {
      id: String(lastUpdate),
      from: senderOf(id),
      chat_instance: '1',
      data: older.callback_data,
      message: messageTo(id),
    },
  }
}

async function press(meant: ToTelegram): Promise<Pressed> {
  isRead = meant.isRead
  const before = { ...counted }
  let flips = 0
  const from = performance.now()
  await Promise.all(
    meant.people.map(async (id) => {
      while (performance.now() - from < meant.forMs) {
        await bring(meant, pressOf(id))
        flips += 1
      }
    }),
  )
  const seconds = (performance.now() - from) / 1000
  return {
    flips,
    seconds,
    calls: counted.calls - before.calls,
    uploadedBytes: counted.uploadedBytes - before.uploadedBytes,
    lastShown,
  }
}

async function openGalleries(meant: ToTelegram): Promise<void> {
  for (const id of meant.people) {
    lastUpdate += 1
    const { chat, message_id, date } = messageTo(id)
    const entities = [{ type: 'bot_command' as const, offset: 0, length: 8 }]
    const from = senderOf(id)
    const message = { message_id, date, chat, from, text: '/gallery', entities }
    await bring(meant, { update_id: lastUpdate, message })
  }
}

process.on('message', (meant: ToTelegram) => {
  void (async () => {
    if (meant.opensGalleries) await openGalleries(meant)
    process.send?.(await press(meant))
  })()
})
process.once('disconnect', () => process.exit(0))
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
