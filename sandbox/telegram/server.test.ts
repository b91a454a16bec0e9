import type { Message } from '@grammyjs/types'
import { Bot, InlineKeyboard, InputFile } from 'grammy'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { startTelegramSandbox, type TelegramSandbox } from './server.ts'
import { drawPicture, fileOf } from './testing/pictures.ts'
import { createPerson } from './testing/sandbox-client.ts'

const token = '700100:sandbox-token'
let sandbox: TelegramSandbox
let bot: Bot
let person: ReturnType<typeof createPerson>

beforeEach(async () => {
  sandbox = await startTelegramSandbox({})
  bot = new Bot(token, { client: { apiRoot: sandbox.url } })
  person = createPerson(sandbox.url, 1)
  await bot.init()
})

afterEach(async () => {
  await bot.stop()
  await sandbox.close()
})

test('a person says /start, gets a keyboard, presses it and sees the edit and the toast', async () => {
  bot.command('start', (ctx) =>
    ctx.reply('<b>Hello</b>', {
      parse_mode: 'HTML',
      reply_markup: new InlineKeyboard().text('More', 'more'),
    }),
  )
  bot.callbackQuery('more', async (ctx) => {
    await ctx.editMessageText('Here is more')
    await ctx.answerCallbackQuery({ text: 'Done', show_alert: true })
  })
  void bot.start()
  await person.say('/start friend-42')
  await expect.poll(async () => (await person.messages()).length).toBe(2)
  const [question, answer] = await person.messages()
  expect(question?.entities).toEqual([{ type: 'bot_command', offset: 0, length: 6 }])
  expect(answer).toMatchObject({ text: 'Hello', entities: [{ type: 'bold', offset: 0, length: 5 }] })

  const pressed = await person.press(answer?.message_id ?? 0)
  expect(pressed).toEqual({ answer: { text: 'Done', alert: true } })
  const edited = (await person.messages())[1]
  expect(edited?.text).toBe('Here is more')
  expect(edited?.reply_markup).toBeUndefined()
})

test('a photo arrives recompressed in several sizes and can be downloaded by the bot', async () => {
  bot.on('message:photo', async (ctx) => {
    const { file_path: path } = await ctx.getFile()
    const response = await fetch(`${sandbox.url}/file/bot${token}/${path}`)
    const { width, height } = await sharp(await response.arrayBuffer()).metadata()
    await ctx.reply(`${width}x${height}`)
  })
  void bot.start()
  const picture = await drawPicture({ width: 2000, height: 1500 })
  const [sent] = await person.upload([fileOf(picture, 'me.jpg')], { caption: 'It is me' })
  expect(sent?.photo?.map(({ width, height }) => `${width}x${height}`)).toEqual([
    '90x68',
    '320x240',
    '800x600',
    '1280x960',
  ])
  expect(sent?.caption).toBe('It is me')
  await expect.poll(async () => (await person.messages()).at(-1)?.text).toBe('1280x960')
})

test('a file arrives byte for byte, and its file_id sends it again without an upload', async () => {
  const picture = await drawPicture({ width: 700, height: 900 })
  bot.on('message:document', async (ctx) => {
    const { file_path: path } = await ctx.getFile()
    const response = await fetch(`${sandbox.url}/file/bot${token}/${path}`)
    const isSame = Buffer.from(await response.arrayBuffer()).equals(picture)
    await ctx.replyWithDocument(ctx.message.document.file_id, { caption: String(isSame) })
  })
  void bot.start()
  const [sent] = await person.upload([fileOf(picture, 'Фото 1.jpg')], { as: 'document' })
  expect(sent?.document).toMatchObject({ file_name: 'Фото 1.jpg', mime_type: 'image/jpeg' })
  await expect.poll(async () => (await person.messages()).length).toBe(2)
  const answer = (await person.messages())[1]
  expect(answer?.caption).toBe('true')
  expect(answer?.document?.file_unique_id).toBe(sent?.document?.file_unique_id)
})

test('twelve photos at once become an album of ten and one of two, one update each', async () => {
  const seen: (string | undefined)[] = []
  bot.on('message:photo', (ctx) => {
    seen.push(ctx.message.media_group_id)
  })
  void bot.start()
  const files = await Promise.all(
    Array.from({ length: 12 }, async (_, index) =>
      fileOf(await drawPicture({ width: 600, height: 600, hue: index * 30 }), `${index}.jpg`),
    ),
  )
  const messages = await person.upload(files, { caption: 'Take these' })
  await expect.poll(() => seen.length).toBe(12)
  const albums = messages.map((message) => message.media_group_id)
  expect(seen).toEqual(albums)
  expect(new Set(albums.slice(0, 10)).size).toBe(1)
  expect(new Set(albums).size).toBe(2)
  expect(messages.filter((message) => message.caption)).toHaveLength(1)
})

test('the bot sends an album of uploads, which has no keyboard', async () => {
  await person.say('hi')
  const pictures = await Promise.all([10, 90].map((hue) => drawPicture({ width: 640, height: 640, hue })))
  const sent = await bot.api.sendMediaGroup(
    1,
    pictures.map((bytes, index) => ({
      type: 'photo',
      media: new InputFile(bytes, `${index}.jpg`),
      ...(index === 0 && { caption: 'Two' }),
    })),
  )
  expect(new Set(sent.map((message) => (message as Message).media_group_id)).size).toBe(1)
  expect(sent[0]).toMatchObject({ caption: 'Two', photo: [{ width: 90 }, { width: 320 }, { width: 640 }] })
})

test('a sample photo is sent by its name', async () => {
  const { samples } = await person.state()
  const sample = samples[0]
  expect((await fetch(`${sandbox.url}${sample?.url}`)).headers.get('content-type')).toBe('image/jpeg')
  const sent = (await person.post('samples', { names: [sample?.name], as: 'document' })) as {
    messages: { document: { mime_type: string } }[]
  }
  expect(sent.messages[0]?.document.mime_type).toBe('image/jpeg')
})

test('what the page shows comes with headers that keep it in its place, and unknown routes are 404', async () => {
  const missing = await fetch(`${sandbox.url}/client/nothing`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-security-policy')).toContain("default-src 'self'")
  const page = fileOf(Buffer.from('<script>alert(1)</script>'), 'evil.html', 'text/html')
  const [sent] = await person.upload([page], { as: 'document' })
  const file = await fetch(`${sandbox.url}/client/files/${sent?.document?.file_id}`)
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
})

test('two people do not see each other’s chats', async () => {
  const guest = createPerson(sandbox.url, 2)
  await person.say('mine')
  await guest.say('theirs')
  expect((await person.messages()).map((message) => message.text)).toEqual(['mine'])
  expect((await guest.messages()).map((message) => message.text)).toEqual(['theirs'])
})
