import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { Bot, webhookCallback } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

let sandbox: TelegramSandbox
let receiver: Server
let api: ReturnType<typeof createApi>
let person: ReturnType<typeof createPerson>

interface Delivery {
  readonly secret: string | undefined
  readonly text: string
}

const listen = async (server: Server): Promise<string> => {
  receiver = server
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

/** Answers each delivery with the next status, 200 when there is none left. */
function createReceiver(statuses: number[], seen: Delivery[], reply = ''): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString()) as { message?: { text?: string } }
      const secret = request.headers['x-telegram-bot-api-secret-token']
      seen.push({ secret: String(secret), text: update.message?.text ?? '' })
      response.writeHead(statuses.shift() ?? 200, { 'content-type': 'application/json' }).end(reply)
    })
  })
}

beforeEach(async () => {
  sandbox = await startTelegramSandbox({ webhookAllowed: 'loopback' })
  sandbox.control.set({ webhookRetryMs: 5 })
  api = createApi(sandbox.url, '42:token')
  person = createPerson(sandbox.url, 1)
  await api.call('getMe')
})

afterEach(async () => {
  await sandbox.close()
  receiver.closeAllConnections()
  await new Promise((resolve) => receiver.close(resolve))
})

test('grammY serves a person through a webhook with a secret', async () => {
  const bot = new Bot('42:token', { client: { apiRoot: sandbox.url } })
  bot.on('message:text', (ctx) => ctx.reply(`You said ${ctx.message.text}`))
  const handle = webhookCallback(bot, 'http', { secretToken: 'hush' })
  const url = await listen(createServer((request, response) => void handle(request, response)))
  await bot.api.setWebhook(url, { secret_token: 'hush' })
  await person.say('hello')
  await expect.poll(async () => (await person.messages()).at(-1)?.text).toBe('You said hello')
})

test('a failed delivery is repeated in order, and told by getWebhookInfo', async () => {
  const seen: Delivery[] = []
  const url = await listen(createReceiver([500, 502], seen))
  await api.call('setWebhook', { url, secret_token: 'hush' })
  await person.say('one')
  await person.say('two')
  await expect.poll(() => seen.map((delivery) => delivery.text)).toEqual(['one', 'one', 'one', 'two'])
  expect(seen[0]?.secret).toBe('hush')
  await expect.poll(() => sandbox.control.pendingUpdates()).toBe(0)
  const info = (await api.call('getWebhookInfo')).result as { url: string; last_error_message: string }
  expect(info).toMatchObject({ url, last_error_message: 'Wrong response from the webhook: 502 Bad Gateway' })
})

test('one chat that fails does not hold up another', async () => {
  const seen: Delivery[] = []
  const url = await listen(createReceiver([500], seen))
  sandbox.control.set({ webhookRetryMs: 60_000 })
  await api.call('setWebhook', { url })
  await person.say('stuck')
  await expect.poll(() => seen.length).toBe(1)
  await createPerson(sandbox.url, 2).say('free')
  await expect.poll(() => seen.map((delivery) => delivery.text)).toEqual(['stuck', 'free'])
  expect(sandbox.control.pendingUpdates()).toBe(1)
})

test('a method in the answer is carried out', async () => {
  const reply = JSON.stringify({ method: 'sendMessage', chat_id: 1, text: 'from the answer' })
  const url = await listen(createReceiver([], [], reply))
  await api.call('setWebhook', { url })
  await person.say('hello')
  await expect.poll(async () => (await person.messages()).at(-1)?.text).toBe('from the answer')
})

test('an update can be delivered twice', async () => {
  const seen: Delivery[] = []
  const url = await listen(createReceiver([], seen))
  sandbox.control.fail({ kind: 'duplicate-update' })
  await api.call('setWebhook', { url })
  await person.say('twice')
  await expect.poll(() => seen.map((delivery) => delivery.text)).toEqual(['twice', 'twice'])
})
