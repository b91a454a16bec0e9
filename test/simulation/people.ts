import type { Update } from 'grammy/types'
import type { Nature } from './life.ts'
import { markOf } from './marks.ts'
import { pressedMessage, type Chat, type ChatMessage, type SimulatedTelegram } from './telegram.ts'

type NewUpdate = Omit<Update, 'update_id'>

/** Somebody at their phone: presses what stands there, types, sends photos, blocks, returns. */
export interface SimulatedPerson {
  readonly id: number
  /** One visit, of several acts; calls `done` behind the last one. */
  visit(done: () => void): void
  /** Goes on with a payment. */
  pays(invoice: Record<string, unknown>): void
}

export interface Crowd {
  /** How often each kind of button was pressed: the rarest attract the most. */
  readonly pressed: ReadonlyMap<string, number>
  readonly acts: () => number
}

const languages = ['ru', 'en'] as const
const thinkMs = [400, 15_000] as const
/** What makes an order: without a preference people would rarely come to the end of a way. */
const inviting = /:(done|open|take|type|is|pick|create|img|again|try)\b/
const decisive = /:(confirm|order|yes|train|pay|buy)\b|^offer:(open|yes)/
const rare = /^(settings|language|help)/

export function createCrowd(
  nature: Nature,
  needs: {
    readonly telegram: SimulatedTelegram
    readonly send: (update: NewUpdate) => void
    readonly commands: readonly string[]
    readonly count: number
  },
): Crowd & { readonly people: readonly SimulatedPerson[] } {
  const { clockwork, random } = nature
  const { telegram, send } = needs
  const pressed = new Map<string, number>()
  let acts = 0
  let lastAlbum = 0

  const person = (id: number): SimulatedPerson => {
    const chat = telegram.chat(id)
    const language_code = random.pick(languages)
    const mark = markOf(id)
    let intention: 'image' | 'avatar' | 'browse' = 'browse'
    const from = { id, is_bot: false, first_name: `Anna ${mark}`, language_code }

    const message = (content: object): void => {
      const date = Math.floor(clockwork.now().getTime() / 1000)
      const message_id = (chat.lastMessageId += 1)
      const at = { id, type: 'private', first_name: from.first_name }
      send({ message: { message_id, date, chat: at, from, ...content } } as NewUpdate)
    }
    const says = (text: string): void => {
      const length = text.split(' ')[0]?.length ?? 0
      const isCommand = text.startsWith('/')
      message({ text, ...(isCommand && { entities: [{ type: 'bot_command', offset: 0, length }] }) })
    }
    const sendsPhotos = (): void => {
      const album = random.chance(0.6) ? `album-${(lastAlbum += 1)}` : undefined
      const count = random.between(1, 6)
      for (let index = 0; index < count; index += 1) {
        // Some are bad, some have been sent before.
        const content = random.weighted([
          [8, `photo ${mark} ${random.hex(8)}`],
          [1, `photo ${mark} again`],
          [1, 'not an image'],
        ])
        const file = { file_id: telegram.keepFile(content), file_unique_id: `u-${random.hex(8)}` }
        message({
          ...(random.chance(0.7)
            ? { photo: [{ ...file, width: 900, height: 1200, file_size: 1000 }] }
            : { document: { ...file, file_name: 'IMG.jpg', mime_type: 'image/jpeg', file_size: 1000 } }),
          ...(album && { media_group_id: album }),
        })
      }
    }
    const presses = (below: ChatMessage, data: string): void => {
      const kind = data.split(':').slice(0, 2).join(':')
      pressed.set(kind, (pressed.get(kind) ?? 0) + 1)
      send({
        callback_query: {
          id: random.hex(16),
          from,
          chat_instance: String(id),
          message: pressedMessage(chat, below),
          data,
        },
      } as NewUpdate)
    }
    const pressesSomething = (): void => {
      const standing = [...chat.messages.values()].filter(({ buttons }) => buttons.some(dataOf))
      const isOld = random.chance(0.08)
      const below = isOld
        ? standing[random.between(0, standing.length - 1)]
        : standing.at(
            -1 -
              random.weighted([
                [6, 0],
                [1, 1],
                [1, 2],
              ]),
          )
      if (!below) return says('/start')
      const known = below.buttons.flatMap((button) => dataOf(button) ?? [])
      presses(below, random.weighted(known.map((data) => [attractionOf(data), data] as const)))
    }
    /** A button of somebody else, whose numbers are not this person's. */
    const forges = (): void => {
      const other = telegram.chat(random.between(1, needs.count))
      const theirs = [...other.messages.values()].flatMap(({ buttons }) =>
        buttons.flatMap((each) => dataOf(each) ?? []),
      )
      const own = [...chat.messages.values()].at(-1)
      if (own && theirs.length > 0) presses(own, random.pick(theirs))
    }
    const blocks = (): void => {
      chat.isBlocked = !chat.isBlocked
      const status = chat.isBlocked ? 'kicked' : 'member'
      const at = { id, type: 'private', first_name: from.first_name }
      const bot = { id: 4200042, is_bot: true, first_name: 'AISHA' }
      const date = Math.floor(clockwork.now().getTime() / 1000)
      send({
        my_chat_member: {
          chat: at,
          from,
          date,
          old_chat_member: { status: chat.isBlocked ? 'member' : 'kicked', user: bot, until_date: 0 },
          new_chat_member: { status, user: bot, until_date: 0 },
        },
      } as NewUpdate)
    }

    const act = (): void => {
      acts += 1
      if (chat.isBlocked && random.chance(0.7)) blocks()
      random.weighted([
        [60, pressesSomething],
        [intention === 'image' ? 30 : 12, () => says(`${random.pick(['Маяк', 'A lighthouse'])} ${mark}`)],
        [intention === 'avatar' ? 40 : 2, sendsPhotos],
        [intention === 'browse' ? 20 : 3, () => says(`/${random.pick(needs.commands)}`)],
        [2, forges],
        [1, blocks],
        [
          1,
          () =>
            says(
              random.pick([
                '/start ref_1',
                '<b>',
                '\u0000',
                '/nonsense',
                '🙂'.repeat(random.between(1, 900)),
              ]),
            ),
        ],
      ])()
      // An impatient finger.
      if (random.chance(0.1)) pressesSomething()
    }

    const attractionOf = (data: string): number => {
      const kind = data.split(':').slice(0, 2).join(':')
      const base = decisive.test(data) ? 16 : inviting.test(data) ? 4 : rare.test(data) ? 0.3 : 1
      return base * (1 + 3 / (1 + (pressed.get(kind) ?? 0)))
    }

    return {
      id,
      visit(done) {
        let left = random.between(8, 24)
        intention = random.weighted([
          [4, 'image'],
          [4, 'avatar'],
          [2, 'browse'],
        ] as const)
        says({ image: '/create', avatar: '/new', browse: '/start' }[intention])
        const next = (): void => {
          if ((left -= 1) < 0) return done()
          act()
          clockwork.after(random.between(...thinkMs), `person ${id} acts`, next)
        }
        clockwork.after(random.between(...thinkMs), `person ${id} comes`, next)
      },
      pays(invoice) {
        if (random.chance(0.3)) return
        clockwork.after(random.between(1_000, 60_000), `person ${id} pays`, () =>
          send({
            pre_checkout_query: {
              id: `checkout-${id}-${random.hex(8)}`,
              from,
              currency: String(invoice['currency']),
              total_amount: amountOf(invoice),
              invoice_payload: String(invoice['payload']),
            },
          }),
        )
      },
    }
  }

  const people = Array.from({ length: needs.count }, (_, index) => person(index + 1))
  return { people, pressed, acts: () => acts }
}

const dataOf = (
  button: Chat['messages'] extends Map<number, infer M>
    ? M extends ChatMessage
      ? M['buttons'][number]
      : never
    : never,
): string | undefined => ('callback_data' in button ? button.callback_data : undefined)

const amountOf = (invoice: Record<string, unknown>): number =>
  ((invoice['prices'] ?? []) as readonly { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0)
