import { describe, expect, it } from 'vitest'
import { createLogger, type LoggerOptions } from './log.ts'

const token = `123456789:${'Ab-_9'.repeat(7)}`
const falKey = '01234567-89ab-cdef-0123-456789abcdef:0123456789abcdef0123456789abcdef'
const hash = 'c0ffee'.repeat(10) + 'beef'
const initData = `query_id=AAHdF6IQ&user=%7B%22id%22%3A279058397%2C%22first_name%22%3A%22Anna%22%7D&auth_date=1662771648&hash=${hash}`

function createListener(options: Partial<LoggerOptions> = {}) {
  const lines: string[] = []
  const log = createLogger({
    level: 'info',
    pretty: false,
    write: (line) => void lines.push(line),
    ...options,
  })
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '')
  return { log, lines, last }
}

describe('a log line', () => {
  it('is JSON with the level in words, the time and the id of what it belongs to', () => {
    const { log, last } = createListener()
    log.child({ update: 42 }).child({ user: 7 }).warn({ tries: 2 }, 'answered late')
    expect(last()).toMatchObject({ level: 'warn', update: 42, user: 7, tries: 2, msg: 'answered late' })
    expect(new Date(String(last().time)).getTime()).toBeGreaterThan(0)
  })

  it('below the level is not written', () => {
    const { log, lines } = createListener({ level: 'warn' })
    log.info('quiet')
    expect(lines).toEqual([])
  })

  it('says of an error its type, stack and causes, and nothing that hangs on it', () => {
    const { log, last } = createListener()
    const error = Object.assign(new TypeError('outer', { cause: new Error('inner') }), {
      code: 'E1',
      request: { body: 'a whole request' },
    })
    log.error(error, 'failed')
    expect(last().err).toMatchObject({
      type: 'TypeError',
      message: 'outer',
      code: 'E1',
      cause: { message: 'inner' },
      stack: expect.stringContaining('log.test.ts'),
    })
    expect(JSON.stringify(last())).not.toContain('a whole request')
  })

  it('ends where causes go round in a circle', () => {
    const { log, last } = createListener()
    const error = new Error('round')
    error.cause = error
    log.error({ error }, 'failed')
    expect(last().error).toMatchObject({ message: 'round' })
  })
})

describe('never in a log', () => {
  const places: readonly (readonly [
    string,
    (log: ReturnType<typeof createLogger>, secret: string) => void,
  ])[] = [
    ['the message', (log, secret) => log.info(`sent ${secret} away`)],
    ['a field', (log, secret) => log.info({ text: secret }, 'x')],
    ['a deep field', (log, secret) => log.info({ a: { b: [{ c: secret }] } }, 'x')],
    ['a child', (log, secret) => log.child({ what: secret }).info('x')],
    ['an error', (log, secret) => log.error(new Error(`refused ${secret}`), 'x')],
    ['a cause', (log, secret) => log.error({ error: new Error('x', { cause: new Error(secret) }) }, 'x')],
    ['JSON in a string', (log, secret) => log.info({ body: JSON.stringify({ url: secret }) }, 'x')],
  ]
  const secrets: readonly (readonly [string, string, string])[] = [
    ['a bot token', token, token],
    ['the token in an address', `https://api.telegram.org/bot${token}/getMe`, token.slice(10)],
    [
      'the token in a file address',
      `https://api.telegram.org/file/bot${token}/photos/1.jpg`,
      token.slice(10),
    ],
    ['a short token of a local server', 'http://127.0.0.1:8081/bot77:local-token/getMe', 'local-token'],
    ['an encoded token', encodeURIComponent(token), token.slice(10)],
    ['the header of FAL', `Key ${falKey}`, falKey.slice(37)],
    ['a bare FAL key', falKey, falKey.slice(37)],
    ['a short FAL key', 'Key id:secret', 'secret'],
    ['a bearer', 'Bearer sk-0123456789abcdef0123', 'sk-0123456789'],
    ['initData', initData, hash],
    ['the person in initData', initData, 'Anna'],
    ['initData in a header', `tma ${initData}`, hash],
    ['initData in an address', `https://x/#tgWebAppData=${encodeURIComponent(initData)}&v=1`, hash],
    ['a signed link', 'https://x.example/i/5?expires=17&sig=AbCdEf012345', 'AbCdEf012345'],
    ['a signed S3 link', 'https://s3/x?X-Amz-Credential=AKID%2F1&X-Amz-Signature=0a1b2c3d', '0a1b2c3d'],
    ['a password in an address', 'postgres://aisha:pa55word@db/aisha', 'pa55word'],
  ]

  for (const [place, write] of places) {
    it.each(secrets)(`is, in ${place}, %s`, (_, text, secret) => {
      const { log, lines, last } = createListener()
      write(log, text)
      expect(lines.join('')).not.toContain(secret)
      expect(last().level).toBeTypeOf('string')
    })
  }

  it.each([
    'authorization',
    'Authorization',
    'cookie',
    'x-telegram-bot-api-secret-token',
    'password',
    'botToken',
    'initData',
  ])('is what stands under %s', (name) => {
    const { log, lines, last } = createListener()
    log.info(
      { headers: { [name]: 'say "hush" now' }, body: JSON.stringify({ [name]: 'hush' }), left: 1 },
      'x',
    )
    expect(lines.join('')).not.toContain('hush')
    expect(last().left).toBe(1)
  })

  it('is a value that was named as secret, also encoded', () => {
    const { log, lines } = createListener({ secrets: ['pa"ss/word', ''] })
    log.info({ a: 'pa"ss/word', b: encodeURIComponent('pa"ss/word') }, 'with pa"ss/word inside')
    expect(lines.join('')).not.toMatch(/word/)
  })
})

it.each([
  'Key is missing',
  'Key (id)=(5) already exists.',
  'at 12:30:05 job 0b9c1d5e-1111-4222-8333-444455556666 took 5 s',
  'https://queue.fal.run/fal-ai/flux-lora/requests/0b9c1d5e-1111-4222-8333-444455556666/status?logs=1',
  'postgres://db:5432/aisha',
])('leaves %j as it is', (text) => {
  const { log, last } = createListener()
  log.info({ text }, text)
  expect(last()).toMatchObject({ text, msg: text })
})

it('takes no longer for a huge line than its length asks for', () => {
  const { log, lines } = createListener()
  const long = [
    'x',
    'a=b&',
    '12345678',
    'a-a',
    'a://b:',
    'auth_date=1&',
    '"token":',
    '\\',
    'Key ',
    '/bot1',
    'hash=',
  ]
  const started = performance.now()
  for (const part of long) log.info({ text: part.repeat(200_000 / part.length) })
  log.info({ text: `auth_date=${'a=1&'.repeat(50_000)}${'x'.repeat(50_000)}` })
  expect(lines).toHaveLength(long.length + 1)
  // Takes a tenth of it; a pattern that goes back takes minutes.
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('on a terminal', () => {
  it('a line is short, and an error shows its stack and its cause', () => {
    const { log, lines } = createListener({ pretty: true })
    log.child({ update: 5 }).info({ wish: 'a red hat' }, 'generation ordered')
    log.error(new Error('outer', { cause: new Error('inner') }), 'failed')
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d info {2}generation ordered update=5 wish="a red hat"\n$/)
    expect(lines[1]).toMatch(/error failed\n {2}Error: outer\n {6}at [^]+caused by:\n {2}Error: inner/)
  })

  it('a line is masked too', () => {
    const { log, lines } = createListener({ pretty: true })
    log.info({ url: `https://api.telegram.org/bot${token}/getMe` }, token)
    expect(lines[0]).toContain('url=https://api.telegram.org/bot***/getMe')
    expect(lines[0]).not.toContain(token)
  })
})
