import { describeValue, type Mistake } from './mistakes.ts'

type Values = Readonly<Record<string, string>>
/** A usable value, what is wrong with the given one, or neither when none was given. */
export interface Credential {
  readonly value?: string
  readonly mistakes: readonly Mistake[]
}

const telegramItself = 'https://api.telegram.org'
const tokenWayOut = 'Copy the whole token from @BotFather (/mybots, API Token) and nothing around it.'
const falKeyWayOut = 'Copy the key once, whole, from https://fal.ai/dashboard/keys, and nothing around it.'

/** Another Bot API server may use short tokens; Telegram itself never does. */
export function readBotToken(values: Values): Credential {
  const value = values.TELEGRAM_BOT_TOKEN
  if (value === undefined) return { mistakes: [] }
  const atTelegram = (values.TELEGRAM_API_ROOT ?? telegramItself).replace(/\/+$/, '') === telegramItself
  const shape = atTelegram ? /^\d{6,}:[\w-]{30,}$/ : /^\d+:[\w-]+$/
  if (shape.test(value) && value.length <= 80) return { value, mistakes: [] }
  const expected = 'a bot token such as 123456789:AAE…, digits, a colon and about 35 characters'
  return {
    mistakes: [{ name: 'TELEGRAM_BOT_TOKEN', expected, got: whatIsWrong(value), wayOut: tokenWayOut }],
  }
}

/** `FAL_KEY`, `FAL_API_KEY`, or `FAL_KEY_ID` with `FAL_KEY_SECRET`; two of them must agree. */
export function readFalKey(values: Values): Credential {
  const { FAL_KEY: key, FAL_API_KEY: apiKey, FAL_KEY_ID: id, FAL_KEY_SECRET: secret } = values
  const joined = id !== undefined && secret !== undefined ? `${id}:${secret}` : undefined
  const given = [
    { name: 'FAL_KEY', value: key },
    { name: 'FAL_API_KEY', value: apiKey },
    { name: 'FAL_KEY_ID and FAL_KEY_SECRET', value: joined },
  ].flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]))

  const mistakes: Mistake[] = given
    .filter(({ value }) => !/^[^:\s'"]+:[^:\s'"]+$/.test(value) || isTwice(value))
    .map(({ name, value }) => ({
      name,
      expected: 'a FAL key of the form id:secret',
      got: whatIsWrong(value),
      wayOut: falKeyWayOut,
    }))
  if ((id === undefined) !== (secret === undefined)) {
    const [there, missing] =
      id === undefined ? ['FAL_KEY_SECRET', 'FAL_KEY_ID'] : ['FAL_KEY_ID', 'FAL_KEY_SECRET']
    mistakes.push({
      name: missing,
      expected: `the other half of the key beside ${there}`,
      got: 'nothing',
      wayOut: `Set ${missing} too, or give the whole key as FAL_KEY=id:secret and remove ${there}.`,
    })
  }
  if (new Set(given.map(({ value }) => value)).size > 1) {
    mistakes.push({
      name: given.map(({ name }) => name).join(', '),
      expected: 'one FAL key',
      got: 'different ones',
      wayOut: 'Keep FAL_KEY and remove the others.',
    })
  }
  const value = given[0]?.value
  return value === undefined || mistakes.length > 0 ? { mistakes } : { value, mistakes }
}

const isTwice = (text: string) => text.length < 500 && /^(.*:.*?)[\s,;]*\1$/s.test(text)

/** The usual slips of pasting, in words, since the value itself must not be shown. */
function whatIsWrong(text: string): string {
  if (/^['"]|['"]$/.test(text)) return 'a value in quotation marks'
  if (/^(key|bearer)\s/i.test(text)) return `a value that begins with "${text.slice(0, text.search(/\s/))} "`
  if (isTwice(text)) return 'the same value pasted twice'
  if (/\s/.test(text)) return 'a value with white space in it'
  const colons = text.split(':').length - 1
  if (colons === 0) return `${text.length} characters without a colon`
  if (colons > 1) return `a value with ${colons} colons`
  return describeValue(text, { secret: true })
}
