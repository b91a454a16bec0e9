import { HttpError, InputFile, type Api, type Transformer } from 'grammy'
import type { InlineKeyboardButton, Update } from 'grammy/types'
import type { Life, Nature } from './life.ts'
import { marksIn } from './marks.ts'

/** A message of the bot as it stands in a chat. */
export interface ChatMessage {
  readonly id: number
  readonly date: number
  text: string | undefined
  caption: string | undefined
  /** What a picture, album part or file shows. */
  media: string | undefined
  buttons: readonly InlineKeyboardButton[]
}

export interface Chat {
  readonly personId: number
  readonly messages: Map<number, ChatMessage>
  isBlocked: boolean
  lastMessageId: number
}

/** The Bot API below grammY, without a network: chats that remember, refuse, and sometimes do not answer. */
export interface SimulatedTelegram {
  chat(personId: number): Chat
  /** Sends everything that an `Api` asks here instead of to Telegram. */
  install(api: Api, life: Life): void
  /** A file as a person sends it. */
  keepFile(content: string): string
  read(fileId: string): string | undefined
  readonly calls: () => number
}

const latencyMs = [20, 400] as const

interface Needs {
  readonly onViolation: (what: string) => void
  /** A person sees an invoice, or their payment was let through. */
  readonly onInvoice: (chat: Chat, payload: Record<string, unknown>) => void
  readonly onCheckout: (queryId: string, isFine: boolean) => void
}

export function createTelegram(nature: Nature, needs: Needs): SimulatedTelegram {
  const { clockwork, random, rates } = nature
  const chats = new Map<number, Chat>()
  const files = new Map<string, string>()
  let calls = 0

  const chat = (personId: number): Chat => {
    const known = chats.get(personId)
    if (known) return known
    const made: Chat = { personId, messages: new Map(), isBlocked: false, lastMessageId: 0 }
    chats.set(personId, made)
    return made
  }

  const keepFile = (content: string): string => {
    const id = `file-${files.size + 1}`
    files.set(id, content)
    return id
  }

  /** What a person gets to see must be theirs. */
  const look = (personId: number, seen: string | undefined): void => {
    for (const mark of marksIn(seen ?? ''))
      if (mark !== `tok${personId}x`) needs.onViolation(`person ${personId} sees what is of ${mark}: ${seen}`)
    if (seen?.includes('forged')) needs.onViolation(`person ${personId} sees a forged picture`)
  }

  const contentOf = (file: unknown): string =>
    file instanceof InputFile
      ? Buffer.from((file as unknown as { fileData: Uint8Array }).fileData ?? '').toString()
      : (files.get(String(file)) ?? '')

  const post = (to: Chat, payload: Record<string, unknown>, file?: unknown) => {
    const message: ChatMessage = {
      id: (to.lastMessageId += 1),
      date: Math.floor(clockwork.now().getTime() / 1000),
      text: payload['text'] as string | undefined,
      caption: payload['caption'] as string | undefined,
      media: file === undefined ? undefined : contentOf(file),
      buttons: buttonsOf(payload),
    }
    to.messages.set(message.id, message)
    see(to, message)
    return messageOf(to, message)
  }

  const see = (to: Chat, { text, caption, media, buttons }: ChatMessage) => {
    for (const seen of [text, caption, media]) look(to.personId, seen)
    for (const { text: label } of buttons) look(to.personId, label)
  }

  const messageOf = (of: Chat, { id, date, text, caption, media }: ChatMessage) => ({
    message_id: id,
    date,
    chat: { id: of.personId, type: 'private', first_name: 'Anna' },
    ...(text !== undefined && { text }),
    ...(caption !== undefined && { caption }),
    ...(media !== undefined && {
      photo: [{ file_id: keepFile(media), file_unique_id: `u${id}`, width: 64, height: 64 }],
      document: { file_id: keepFile(media), file_unique_id: `d${id}` },
    }),
  })

  const edit = (payload: Record<string, unknown>, change: (message: ChatMessage) => boolean) => {
    const to = chat(Number(payload['chat_id']))
    const message = to.messages.get(Number(payload['message_id']))
    if (!message) return refusal(400, 'Bad Request: message to edit not found')
    const before = JSON.stringify(message)
    if (!change(message)) return refusal(400, 'Bad Request: there is no text in the message to edit')
    if (JSON.stringify(message) === before)
      return refusal(400, 'Bad Request: message is not modified: nothing is different')
    see(to, message)
    return ok(messageOf(to, message))
  }

  function answer(method: string, payload: Record<string, unknown>): Answer {
    const personId = Number(payload['chat_id'])
    if ('chat_id' in payload && chat(personId).isBlocked)
      return refusal(403, 'Forbidden: bot was blocked by the user')
    switch (method) {
      case 'editMessageText':
        return edit(payload, (message) => {
          if (message.text === undefined) return false
          message.text = String(payload['text'])
          message.buttons = buttonsOf(payload)
          return true
        })
      case 'editMessageMedia':
        return edit(payload, (message) => {
          const media = payload['media'] as { media: unknown; caption?: string }
          message.media = contentOf(media.media)
          message.text = undefined
          message.caption = media.caption
          message.buttons = buttonsOf(payload)
          return true
        })
      case 'editMessageCaption':
        return edit(payload, (message) => {
          message.caption = String(payload['caption'])
          message.buttons = buttonsOf(payload)
          return true
        })
      case 'editMessageReplyMarkup':
        return edit(payload, (message) => {
          message.buttons = buttonsOf(payload)
          return true
        })
      case 'deleteMessage': {
        const isThere = chat(personId).messages.delete(Number(payload['message_id']))
        return isThere ? ok(true) : refusal(400, 'Bad Request: message to delete not found')
      }
      case 'sendMediaGroup': {
        const media = payload['media'] as readonly { media: unknown; caption?: string }[]
        return ok(
          media.map((each) => post(chat(personId), { ...payload, caption: each.caption }, each.media)),
        )
      }
      case 'sendInvoice':
        needs.onInvoice(chat(personId), payload)
        return ok(post(chat(personId), { text: String(payload['description']) }))
      case 'createInvoiceLink':
        return ok(`https://t.me/$${random.hex(12)}`)
      case 'answerPreCheckoutQuery':
        needs.onCheckout(String(payload['pre_checkout_query_id']), payload['ok'] === true)
        return ok(true)
      case 'getFile':
        return ok({ file_id: payload['file_id'], file_unique_id: 'u', file_path: 'photos/file.jpg' })
      case 'sendChatAction':
      case 'sendMessageDraft':
        return ok(true)
      default: {
        const file = mediaOf(payload)
        if (method.startsWith('send')) return ok(post(chat(personId), payload, file))
        look(personId, JSON.stringify(payload['text'] ?? ''))
        return ok(true)
      }
    }
  }

  const troubled = (method: string): Answer | 'network' | undefined => {
    if (!random.chance(rates().telegram)) return undefined
    const trouble = random.pick(['flood', 'server', 'before', 'after'] as const)
    if (trouble === 'flood')
      return {
        ...refusal(429, 'simulated: Too Many Requests'),
        parameters: { retry_after: random.between(1, 40) },
      }
    if (trouble === 'server') return refusal(502, `simulated: Bad Gateway of ${method}`)
    return 'network'
  }

  return {
    chat,
    keepFile,
    read: (fileId) => files.get(fileId),
    calls: () => calls,
    install(api, life) {
      const transformer: Transformer = async (_previous, method, payload) => {
        calls += 1
        const trouble = troubled(method)
        const strike = trouble === 'network' ? random.pick(['before', 'after'] as const) : 'none'
        const given = payload as Record<string, unknown>
        return (await life.call(
          `telegram ${method} ${given['chat_id'] === undefined ? '' : Number(given['chat_id'])}`,
          () => (trouble && trouble !== 'network' ? trouble : answer(method, given)),
          {
            latencyMs,
            strike,
            fault: () => new HttpError('simulated: network request failed', new Error('simulated')),
          },
        )) as never
      }
      api.config.use(transformer)
    },
  }
}

type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: object }

const ok = (result: unknown): Answer => ({ ok: true, result })
const refusal = (error_code: number, description: string) => ({ ok: false as const, error_code, description })

const mediaOf = (payload: Record<string, unknown>): unknown =>
  payload['photo'] ?? payload['document'] ?? payload['video'] ?? payload['animation'] ?? payload['voice']

const buttonsOf = (payload: Record<string, unknown>): readonly InlineKeyboardButton[] => {
  const markup = payload['reply_markup'] as { inline_keyboard?: InlineKeyboardButton[][] } | undefined
  return markup?.inline_keyboard?.flat() ?? []
}

/** A message of the bot as it comes back with a pressed button. */
export const pressedMessage = (
  of: Chat,
  message: ChatMessage,
): NonNullable<Update['callback_query']>['message'] => ({
  message_id: message.id,
  date: message.date,
  chat: { id: of.personId, type: 'private', first_name: 'Anna' },
  from: { id: 4200042, is_bot: true, first_name: 'AISHA' },
  ...(message.text !== undefined && { text: message.text }),
  ...(message.caption !== undefined && { caption: message.caption }),
  ...(message.media !== undefined && {
    photo: [{ file_id: 'pressed', file_unique_id: 'pressed', width: 64, height: 64 }],
  }),
  reply_markup: { inline_keyboard: message.buttons.map((button) => [button]) },
})
