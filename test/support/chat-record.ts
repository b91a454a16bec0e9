import type { Message } from '@grammyjs/types'
import type { ChatEvent } from '../../sandbox/telegram/protocol.ts'

/** A message of the bot as it stood at one moment. */
export interface Seen {
  readonly messageId: number
  /** The text, or what stands below a picture. */
  readonly text: string
  /** Rows of buttons by their words. */
  readonly buttons: readonly (readonly string[])[]
  readonly photo?: { readonly fileId: string; readonly width: number; readonly height: number }
  readonly document?: { readonly fileId: string; readonly name: string }
  readonly albumId?: string
  /** Unix milliseconds at which the person's screen showed it. */
  readonly at: number
  readonly message: Message
}

export interface ChatRecord {
  /** Everything that the bot has shown since the chat was opened, changes of a message each by itself. */
  readonly shown: readonly Seen[]
  /** Resolves with the first one, from `since` on, that is meant; undefined when the time is over. */
  next(
    isMeant: (seen: Seen) => boolean,
    options: { since: number; withinMs: number },
  ): Promise<Seen | undefined>
  close(): Promise<void>
}

export function seenOf(message: Message, at: number): Seen {
  const photo = message.photo?.at(-1)
  const { document } = message
  return {
    messageId: message.message_id,
    text: message.text ?? message.caption ?? '',
    buttons: message.reply_markup?.inline_keyboard.map((row) => row.map((button) => button.text)) ?? [],
    ...(photo && { photo: { fileId: photo.file_id, width: photo.width, height: photo.height } }),
    ...(document && { document: { fileId: document.file_id, name: document.file_name ?? '' } }),
    ...(message.media_group_id && { albumId: message.media_group_id }),
    at,
    message,
  }
}

/** Listens to a person's chat as the page in the browser does, and remembers even what stood there for an instant. */
export async function recordChat(url: string, personId: number): Promise<ChatRecord> {
  const stopping = new AbortController()
  const shown: Seen[] = []
  const waiting = new Set<() => void>()
  const response = await fetch(`${url}/client/events?person=${personId}`, { signal: stopping.signal })
  if (!response.ok || !response.body) throw new Error(`Chat of ${personId}: ${response.status}`)

  const take = (event: ChatEvent): void => {
    if (event.kind !== 'message' && event.kind !== 'edited') return
    if (!event.message.from?.is_bot) return
    shown.push(seenOf(event.message, Date.now()))
    for (const wake of waiting) wake()
  }
  // A server that goes away ends the stream; whoever still waits for something says what is missing.
  const listening = listen(response.body, take).catch(() => undefined)

  return {
    shown,
    next(isMeant, { since, withinMs }) {
      return new Promise((resolve) => {
        let from = since
        const end = (found: Seen | undefined) => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(found)
        }
        const look = () => {
          const found = shown.slice(from).find(isMeant)
          from = shown.length
          if (found) end(found)
        }
        const timer = setTimeout(() => end(undefined), withinMs)
        waiting.add(look)
        look()
      })
    },
    async close() {
      stopping.abort()
      await listening
    },
  }
}

async function listen(body: ReadableStream<Uint8Array>, take: (event: ChatEvent) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '))
      if (data) take(JSON.parse(data.slice('data: '.length)) as ChatEvent)
    }
  }
}
