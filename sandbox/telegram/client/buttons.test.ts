import { createHmac } from 'node:crypto'

import { Bot, InlineKeyboard } from 'grammy'
import { afterEach, beforeEach, expect, test } from 'vitest'

import type { ChatEvent } from '../protocol.ts'
import { startTelegramSandbox, type TelegramSandbox } from '../server.ts'
import { createPerson } from '../testing/sandbox-client.ts'

const token = '42:token'
const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid'
let sandbox: TelegramSandbox
let bot: Bot
let person: ReturnType<typeof createPerson>

beforeEach(async () => {
  sandbox = await startTelegramSandbox({})
  bot = new Bot(token, { client: { apiRoot: sandbox.url } })
  person = createPerson(sandbox.url, 1)
  await bot.init()
  await person.say('/start')
})

afterEach(async () => {
  await bot.stop()
  await sandbox.close()
})

const sendButton = () => bot.api.sendMessage(1, 'x', { reply_markup: new InlineKeyboard().text('b', 'b') })

test('a press can be answered once, and only in time', async () => {
  const refusals: string[] = []
  bot.on('callback_query', async (ctx) => {
    await ctx.answerCallbackQuery()
    await ctx.answerCallbackQuery().catch((error: Error) => refusals.push(error.message))
  })
  void bot.start()
  const { message_id: messageId } = await sendButton()
  expect(await person.press(messageId)).toEqual({ answer: { alert: false } })
  await expect.poll(() => refusals).toEqual([expect.stringContaining(tooOld)])

  sandbox.control.set({ callbackMs: -1, pressWaitMs: 20 })
  bot.catch(({ error }) => refusals.push((error as Error).message))
  expect(await person.press(messageId)).toEqual({})
  await expect.poll(() => refusals[1]).toContain(tooOld)
})

test('a button of a deleted message tells the bot only which message it was', async () => {
  const about: unknown[] = []
  bot.on('callback_query', (ctx) => {
    about.push(ctx.callbackQuery.message)
    return ctx.answerCallbackQuery()
  })
  void bot.start()
  const { message_id: messageId, chat } = await sendButton()
  await bot.api.deleteMessage(1, messageId)
  await person.press(messageId)
  expect(about).toEqual([{ chat, message_id: messageId, date: 0 }])
})

test('forged data reaches the bot as it would in Telegram', async () => {
  const seen: (string | undefined)[] = []
  bot.on('callback_query', (ctx) => {
    seen.push(ctx.callbackQuery.data)
    return ctx.answerCallbackQuery()
  })
  void bot.start()
  const { message_id: messageId } = await sendButton()
  await person.press(messageId, { data: 'forged' })
  expect(seen).toEqual(['forged'])
})

test('a Mini App gets launch data that the token proves', async () => {
  const { message_id: messageId } = await bot.api.sendMessage(1, 'x', {
    reply_markup: new InlineKeyboard().webApp('Open', 'https://example.com/app?x=1'),
  })
  const { open } = await person.press(messageId)
  const url = new URL(open?.kind === 'web-app' ? open.url : '')
  expect(url.searchParams.get('x')).toBe('1')
  const initData = new URLSearchParams(new URLSearchParams(url.hash.slice(1)).get('tgWebAppData') ?? '')
  const hash = initData.get('hash')
  initData.delete('hash')
  const checked = [...initData]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join('\n')
  const secret = createHmac('sha256', 'WebAppData').update(token).digest()
  expect(createHmac('sha256', secret).update(checked).digest('hex')).toBe(hash)
  expect(JSON.parse(initData.get('user') ?? '')).toMatchObject({ id: 1, language_code: 'ru' })

  const sent = await bot.api.answerWebAppQuery(initData.get('query_id') ?? '', {
    type: 'article',
    id: 'a',
    title: 'A',
    input_message_content: { message_text: 'from the app' },
  })
  expect(sent).toEqual({})
  expect((await person.messages()).at(-1)).toMatchObject({ text: 'from the app', via_bot: { id: 42 } })
})

test('inline mode offers results, and the chosen one can be edited afterwards', async () => {
  let inlineId: string | undefined
  bot.on('inline_query', (ctx) =>
    ctx.answerInlineQuery([
      {
        type: 'article',
        id: 'one',
        title: ctx.inlineQuery.query,
        input_message_content: { message_text: '<b>one</b>', parse_mode: 'HTML' },
        reply_markup: new InlineKeyboard().text('b', 'b'),
      },
    ]),
  )
  bot.on('chosen_inline_result', (ctx) => {
    inlineId = ctx.chosenInlineResult.inline_message_id
  })
  void bot.start()
  const { results } = await person.inline('cats')
  expect(results).toMatchObject([{ id: 'one', title: 'cats' }])
  await person.post('inline/choose', { resultId: 'one', query: 'cats' })
  await expect.poll(() => inlineId).toBeTypeOf('string')
  await bot.api.editMessageTextInline(inlineId ?? '', 'edited')
  expect((await person.messages()).at(-1)?.text).toBe('edited')
})

test('a prepared message is shared from a Mini App by the person it was made for', async () => {
  const result = {
    type: 'article' as const,
    id: 'p',
    title: 'P',
    input_message_content: { message_text: 'shared' },
  }
  const { id } = await bot.api.savePreparedInlineMessage(1, result, { allow_user_chats: true })
  await expect(createPerson(sandbox.url, 2).post('prepared', { id })).rejects.toThrow('no prepared message')
  await person.post('prepared', { id })
  expect((await person.messages()).at(-1)?.text).toBe('shared')
})

test('a draft is seen, stopped by the person, and gone with the message', async () => {
  const stopped: number[] = []
  bot.on('stopped_message_generation' as never, (ctx: { update: object }) => {
    const { stopped_message_generation: stop } = ctx.update as {
      stopped_message_generation: { draft_id: number }
    }
    stopped.push(stop.draft_id)
  })
  void bot.start({ allowed_updates: [] })
  await bot.api.raw.sendMessageDraft({ chat_id: 1, draft_id: 7, text: 'Wait', can_stop: true })
  await bot.api.raw.sendMessageDraft({ chat_id: 1, draft_id: 8, text: 'On' })
  expect((await person.state()).drafts).toMatchObject([{ draftId: 7, canStop: true }, { draftId: 8 }])
  await person.post('drafts/stop', { draftId: 7 })
  await expect.poll(() => stopped).toEqual([7])
  await bot.api.sendMessage(1, 'Done')
  expect((await person.state()).drafts).toEqual([])
})

test('blocking tells the bot, stops its messages, and can be taken back', async () => {
  const statuses: string[] = []
  bot.on('my_chat_member', (ctx) => {
    statuses.push(ctx.myChatMember.new_chat_member.status)
  })
  void bot.start()
  await person.block(true)
  await expect(bot.api.sendMessage(1, 'x')).rejects.toThrow('403: Forbidden: bot was blocked by the user')
  expect((await person.state()).person.blocked).toBe(true)
  await person.block(false)
  await bot.api.sendMessage(1, 'x')
  await expect.poll(() => statuses).toEqual(['kicked', 'member'])
})

test('the page hears of messages, edits, deletions and actions as they happen', async () => {
  const stream = await fetch(`${sandbox.url}/client/events?person=1`)
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  const { message_id: messageId } = await bot.api.sendMessage(1, 'x')
  await bot.api.editMessageText(1, messageId, 'y')
  await bot.api.sendChatAction(1, 'typing')
  await bot.api.deleteMessage(1, messageId)
  let text = ''
  while (!text.includes('"deleted"')) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  const events = [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1] ?? '') as ChatEvent)
  expect(events.map((event) => event.kind)).toEqual(['message', 'edited', 'action', 'deleted'])
})

test('commands are shown in the person’s language, before those for everybody', async () => {
  await bot.api.setMyCommands([{ command: 'start', description: 'Begin' }])
  await bot.api.setMyCommands([{ command: 'start', description: 'Начать' }], {
    scope: { type: 'all_private_chats' },
    language_code: 'ru',
  })
  await bot.api.setMyDescription('What it does')
  const { bot: profile } = await person.state()
  expect(profile).toMatchObject({ commands: [{ description: 'Начать' }], description: 'What it does' })
  expect((await createPerson(sandbox.url, 2).state()).bot?.commands).toMatchObject([{ description: 'Begin' }])
})

test('in a group the bot hears that it was added and what is said to it', async () => {
  const heard: string[] = []
  bot.on('message', (ctx) => {
    heard.push(ctx.message.text ?? 'added')
  })
  void bot.start()
  const { chat } = (await person.post('groups', { title: 'Friends', by: 1 })) as { chat: { id: number } }
  await person.post('groups/messages', { chat: chat.id, text: 'just chatting' })
  await person.post('groups/messages', { chat: chat.id, text: '/start@AishaStudioBot' })
  await expect.poll(() => heard).toEqual(['/start', 'added', '/start@AishaStudioBot'])
  expect((await bot.api.sendMessage(chat.id, 'hello')).chat).toMatchObject({
    type: 'group',
    title: 'Friends',
  })
})
