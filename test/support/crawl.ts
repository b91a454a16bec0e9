import type { Pressed } from '../../sandbox/telegram/protocol.ts'
import type { Seen } from './chat-record.ts'
import type { Person } from './person.ts'

/** A button as it was once drawn below a message. */
interface Drawn {
  readonly data: string
  readonly label: string
  readonly key: string
  readonly isDangerous: boolean
}

export interface Crawl {
  /** `screen:action` of every button that was pressed. */
  readonly pressed: ReadonlySet<string>
  readonly presses: number
  /** What went wrong, one sentence each. */
  readonly problems: readonly string[]
}

const mostPresses = 400

/**
 * Presses every button that can be reached from what stands in the chat: each action once for every kind of message it
 * stands below and every choice that it carries. What is dangerous comes late, and `last` at the end, so that neither
 * hides the rest. `act` is called after each press and tells whether it did something.
 */
export async function crawl(
  person: Person,
  options: {
    readonly act: (person: Person) => Promise<boolean>
    readonly last: RegExp
    readonly skip?: (data: string) => boolean
  },
): Promise<Crawl> {
  const known = new Set<string>()
  const pressed = new Set<string>()
  const waiting: Drawn[] = []
  const problems: string[] = []
  let presses = 0
  let isLooking = true

  const discover = (messages: readonly Seen[]): void => {
    for (const seen of messages) {
      if (isLooking) problems.push(...flawsOf(person, seen))
      for (const button of buttonsOf(seen)) {
        if (known.has(button.key) || options.skip?.(button.data)) continue
        known.add(button.key)
        waiting.push(button)
      }
    }
  }
  const rank = ({ data, isDangerous }: Drawn): number => (options.last.test(data) ? 2 : isDangerous ? 1 : 0)
  const next = (): Drawn | undefined => {
    const lowest = Math.min(...waiting.map(rank))
    return waiting.splice(
      waiting.findLastIndex((each) => rank(each) === lowest),
      1,
    )[0]
  }

  let standing = await person.messages()
  discover(standing)
  for (let button = next(); button; button = next()) {
    if ((presses += 1) > mostPresses)
      throw new Error(`More than ${mostPresses} presses; still waiting: ${waiting.length}`)
    if (options.last.test(button.data)) isLooking = false
    const { data } = button
    const below = standing.findLast((seen) => buttonsOf(seen).some((each) => each.data === data))
    // One that stands nowhere any more is pressed below a message that has buttons, as on an old screen.
    const old = standing.findLast((seen) => seen.buttons.length > 0) ?? standing.at(-1)
    const answer = await person.pressesData(data, below ?? old)
    await person.settles()
    const after = await person.messages()
    // One whose message is gone leads to a screen that may stand there already.
    const hasChanged = !below || shape(standing) !== shape(after)
    pressed.add(data.split(':').slice(0, 2).join(':'))
    problems.push(...problemsOf(person, { button, answer, hasChanged }))
    discover(person.shownSince())
    standing = (await options.act(person)) ? await person.messages() : after
    discover(standing)
  }
  return { pressed, presses, problems: [...new Set(problems)] }
}

function problemsOf(
  person: Person,
  { button, answer, hasChanged }: { button: Drawn; answer: Pressed; hasChanged: boolean },
): string[] {
  const name = `"${button.label}" (${button.data})`
  const { common } = person.texts
  const toast = answer.answer?.text ?? ''
  if (!answer.answer) return [`${name} was never answered`]
  if (toast === common.outOfDate) return [`${name} was taken for out of date`]
  if (toast === common.wentWrong) return [`${name} went wrong`]
  return hasChanged || toast !== '' ? [] : [`${name} changed nothing that can be seen`]
}

/** Of a label in a row of so many, before a phone of 360 pixels cuts it off. */
const mostLetters: Readonly<Record<number, number>> = { 2: 21, 3: 13 }

const lettersOf = (label: string): number => Array.from(new Intl.Segmenter().segment(label)).length

/** What no message may look like, whatever it is about. */
function flawsOf(person: Person, { text, buttons, message }: Seen): string[] {
  const flaws: [boolean, string][] = [
    [/^[ \t]/m.test(text), 'has a line that begins with spaces'],
    [/undefined|\[object|\bNaN\b|\bnull\b/.test(text), 'shows what a program says'],
    [/<\/?(b|i|pre|code)>|&(lt|gt|amp|quot);/.test(text), 'shows its markup'],
    [/\n{3,}/.test(text), 'has a hole'],
    [
      person.language === 'en' && /[а-яё]/i.test(text.replaceAll('Русский', '')),
      'speaks Russian to somebody English',
    ],
    [buttons.some((row) => row.length > 3), 'has more than three buttons in a row'],
    [buttons.flat().some((label) => label.trim() === ''), 'has a button without words'],
    [
      buttons.some((row) => row.some((label) => lettersOf(label) > (mostLetters[row.length] ?? Infinity))),
      'has a button whose words a phone cuts off',
    ],
    [
      message.chat.type === 'private' &&
        text === '' &&
        buttons.length > 0 &&
        !message.photo &&
        !message.video,
      'says nothing',
    ],
  ]
  return flaws
    .filter(([isFlawed]) => isFlawed)
    .map(([, flaw]) => `A message ${flaw}: ${JSON.stringify(text)} ${JSON.stringify(buttons)}`)
}

function buttonsOf(seen: Seen): Drawn[] {
  const kind = seen.photo ? 'photo' : 'text'
  return (seen.message.reply_markup?.inline_keyboard.flat() ?? []).flatMap((button): Drawn[] => {
    if (!('callback_data' in button)) return []
    const [screen = '', action = '', ...parts] = button.callback_data.split(':')
    // Ids are many, choices are few; a choice packs into one character, and its words tell it from an id.
    const words = parts.some((part) => part.length === 1) ? button.text.replace(/[\d\s.,]+/g, '#') : ''
    return [
      {
        data: button.callback_data,
        label: button.text,
        key: `${kind} ${screen}:${action} ${words}`,
        isDangerous: 'style' in button && button.style === 'danger',
      },
    ]
  })
}

const shape = (messages: readonly Seen[]): string =>
  JSON.stringify(
    messages.map(({ messageId, text, buttons, photo, document }) => [
      messageId,
      text,
      buttons,
      photo?.fileId,
      document?.fileId,
    ]),
  )
