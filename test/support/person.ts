import type { Message } from '@grammyjs/types'
import type { ChatState, Pressed } from '../../sandbox/telegram/protocol.ts'
import type { Language } from '../../src/domain/shared/languages.ts'
import type { Texts } from '../../src/telegram/texts/en.ts'
import { textsIn } from '../../src/telegram/texts/texts.ts'
import { recordChat, seenOf, type Seen } from './chat-record.ts'
import type { PhotoFile } from './photos.ts'
import { waitFor } from './wait-for.ts'

type Wanted = string | RegExp | ((seen: Seen) => boolean)

export interface Person {
  readonly id: number
  readonly language: Language
  /** What the product's buttons are called in this person's language. */
  readonly texts: Texts
  says(text: string): Promise<void>
  /** Sends files: as one album (of at most ten each), or `oneByOne`. */
  sends(
    photos: readonly PhotoFile[],
    how?: { as?: 'photo' | 'document' | 'voice'; oneByOne?: boolean },
  ): Promise<readonly Message[]>
  /** Presses the newest visible button with these words; waits for one to appear. Fails when nothing answers. */
  presses(label: string | RegExp, options?: { withinMs?: number }): Promise<Pressed>
  /** Presses with data of one's own, as a forged or outdated client can. */
  pressesData(data: string, below?: { messageId: number }): Promise<Pressed>
  /** The next thing shown after the person's last action that is meant; also what stood there only for an instant. */
  sees(wanted: Wanted, options?: { withinMs?: number }): Promise<Seen>
  /** All that was shown after the person's last action. */
  shownSince(): readonly Seen[]
  /** Everything of the bot that stands in the chat now, oldest first. */
  messages(): Promise<readonly Seen[]>
  /** Waits until the bot has dealt with everything that people did. */
  settles(): Promise<unknown>
  /** The newest message of the bot, once it has dealt with what people did. */
  screen(): Promise<Seen>
  /** The toast or alert of the last press, empty when it had none. */
  toast(): string
  downloads(fileId: string): Promise<Buffer>
  blocks(isBlocked: boolean): Promise<void>
  post(path: string, body: object): Promise<unknown>
  close(): Promise<void>
}

/** The data behind a button, for somebody else to press. */
export function dataOf(seen: Seen, label: string | RegExp): string {
  for (const button of seen.message.reply_markup?.inline_keyboard.flat() ?? [])
    if (isCalled(button.text, label) && 'callback_data' in button) return button.callback_data
  throw new Error(`No button ${String(label)} below "${seen.text}"`)
}

const isCalled = (text: string, label: string | RegExp): boolean =>
  typeof label === 'string' ? text === label : label.test(text)

/** Somebody at their chat, speaking to the sandbox as its page in the browser does. */
export async function createPerson(
  url: string,
  {
    id,
    language,
    name,
    isQuiet,
  }: { id: number; language: Language; name: string; isQuiet: () => Promise<unknown> },
): Promise<Person> {
  const read = async (response: Response): Promise<unknown> => {
    const body: unknown = await response.json()
    if (!response.ok) throw new Error((body as { error: string }).error)
    return body
  }
  const post = async (path: string, body: object): Promise<unknown> =>
    read(
      await fetch(`${url}/client/${path}`, {
        method: 'POST',
        body: JSON.stringify({ person: id, ...body }),
        headers: { 'content-type': 'application/json' },
      }),
    )
  const state = async () => (await read(await fetch(`${url}/client/state?person=${id}`))) as ChatState

  await post('people', { id, language_code: language, first_name: name })
  const record = await recordChat(url, id)
  let since = 0
  let toast = ''
  const acts = () => {
    since = record.shown.length
  }

  const messages = async (): Promise<readonly Seen[]> => {
    const { messages: all } = await state()
    return all.filter((each) => each.from?.is_bot).map((each) => seenOf(each, each.date * 1000))
  }

  const describeChat = async () =>
    (await messages())
      .slice(-4)
      .map(({ text, buttons }) => `\n- ${text} ${JSON.stringify(buttons)}`)
      .join('')

  const press = async (at: { messageId: number; row: number; column: number; data?: string }) => {
    acts()
    const pressed = (await post('press', at)) as Pressed
    toast = pressed.answer?.text ?? ''
    return pressed
  }

  const findButton = async (label: string | RegExp) => {
    for (const { messageId, buttons } of (await messages()).toReversed())
      for (const [row, line] of buttons.entries())
        for (const [column, text] of line.entries())
          if (isCalled(text, label)) return { messageId, row, column }
    return undefined
  }

  const upload = async (files: readonly PhotoFile[], as: string): Promise<readonly Message[]> => {
    const form = new FormData()
    form.set('person', String(id))
    form.set('as', as)
    for (const { name: fileName, type, bytes } of files)
      form.append('file', new File([new Uint8Array(bytes)], fileName, { type }))
    const answer = await read(await fetch(`${url}/client/uploads`, { method: 'POST', body: form }))
    return (answer as { messages: Message[] }).messages
  }

  return {
    id,
    language,
    texts: textsIn(language),
    async says(text) {
      acts()
      await post('messages', { text })
    },
    async sends(photos, { as = 'photo', oneByOne = false } = {}) {
      acts()
      if (!oneByOne) return upload(photos, as)
      const sent: Message[] = []
      for (const each of photos) sent.push(...(await upload([each], as)))
      return sent
    },
    async presses(label, { withinMs = 10_000 } = {}) {
      // An older message may have a button of the same name as the one that is about to come.
      await isQuiet()
      const at = await waitFor(`the button ${String(label)}`, () => findButton(label), { withinMs }).catch(
        async (cause: unknown) => {
          throw new Error(`Person ${id} finds no button ${String(label)}: ${await describeChat()}`, { cause })
        },
      )
      const pressed = await press(at)
      if (!pressed.answer && !pressed.open) throw new Error(`The button ${String(label)} was never answered`)
      return pressed
    },
    async pressesData(data, below) {
      const messageId = below?.messageId ?? (await messages()).at(-1)?.messageId ?? 0
      return press({ messageId, row: 0, column: 0, data })
    },
    async sees(wanted, { withinMs = 10_000 } = {}) {
      const isMeant = (seen: Seen): boolean => {
        if (typeof wanted === 'function') return wanted(seen)
        return typeof wanted === 'string' ? seen.text.includes(wanted) : wanted.test(seen.text)
      }
      const found = await record.next(isMeant, { since, withinMs })
      if (found) return found
      const shown = record.shown.slice(since).map((each) => `- ${each.text} ${JSON.stringify(each.buttons)}`)
      throw new Error(
        `Person ${id} waited ${withinMs} ms in vain for ${String(wanted)}. Shown instead:\n${shown.join('\n')}`,
      )
    },
    shownSince: () => record.shown.slice(since),
    messages,
    settles: isQuiet,
    async screen() {
      await isQuiet()
      const last = (await messages()).at(-1)
      if (!last) throw new Error(`The bot has said nothing to person ${id}`)
      return last
    },
    toast: () => toast,
    async downloads(fileId) {
      const response = await fetch(`${url}/client/files/${encodeURIComponent(fileId)}`)
      if (!response.ok) throw new Error(`File ${fileId}: ${response.status}`)
      return Buffer.from(await response.arrayBuffer())
    },
    async blocks(isBlocked) {
      await post('block', { blocked: isBlocked })
    },
    post,
    close: () => record.close(),
  }
}
