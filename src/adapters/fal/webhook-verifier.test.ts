import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWebhookVerifier } from './webhook-verifier.ts'

const pair = () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { privateKey, jwk: publicKey.export({ format: 'jwk' }) }
}

const start = new Date('2026-11-21T12:00:00Z')
const mine = pair()
const other = pair()

let now: Date
let published: { status: number; body: unknown } | 'down'
let fetches: string[]

beforeEach(() => {
  now = start
  published = { status: 200, body: { keys: [mine.jwk] } }
  fetches = []
})

const create = () =>
  createWebhookVerifier({
    restUrl: 'https://rest.fal.ai/',
    now: () => now,
    fetch: (url) => {
      fetches.push(url as string)
      return published === 'down'
        ? Promise.reject(new TypeError('fetch failed'))
        : Promise.resolve(Response.json(published.body, { status: published.status }))
    },
  })

function signed(
  over: { key?: KeyObject; at?: Date; body?: string; tampered?: string; headers?: object } = {},
) {
  const body = over.body ?? '{"request_id":"r1"}'
  const timestamp = String(Math.floor((over.at ?? now).getTime() / 1000))
  const digest = createHash('sha256').update(body).digest('hex')
  const message = Buffer.from(['r1', 'user', timestamp, digest].join('\n'))
  return {
    rawBody: Buffer.from(over.tampered ?? body),
    headers: {
      'x-fal-webhook-request-id': 'r1',
      'x-fal-webhook-user-id': 'user',
      'x-fal-webhook-timestamp': timestamp,
      'x-fal-webhook-signature': sign(null, message, over.key ?? mine.privateKey).toString('hex'),
      ...over.headers,
    },
  }
}

const later = (ms: number) => {
  now = new Date(now.getTime() + ms)
}

describe('the webhook verifier', () => {
  it('takes what FAL signed, and asks for its keys once', async () => {
    const { verify } = create()
    expect(await verify(signed())).toBe('valid')
    expect(await verify(signed({ body: '{"other":true}' }))).toBe('valid')
    expect(fetches).toEqual(['https://rest.fal.ai/.well-known/jwks.json'])
  })

  it('refuses a changed body, header or signature', async () => {
    const { verify } = create()
    expect(await verify(signed({ tampered: '{"request_id":"r2"}' }))).toBe('invalid')
    expect(await verify(signed({ headers: { 'x-fal-webhook-user-id': 'somebody' } }))).toBe('invalid')
    expect(await verify(signed({ headers: { 'x-fal-webhook-signature': 'ab'.repeat(64) } }))).toBe('invalid')
    expect(await verify(signed({ key: other.privateKey }))).toBe('invalid')
  })

  it('refuses what is older or newer than five minutes', async () => {
    const { verify } = create()
    expect(await verify(signed({ at: new Date(now.getTime() - 300_000) }))).toBe('valid')
    expect(await verify(signed({ at: new Date(now.getTime() + 300_000) }))).toBe('valid')
    expect(await verify(signed({ at: new Date(now.getTime() - 301_000) }))).toBe('invalid')
    expect(await verify(signed({ at: new Date(now.getTime() + 301_000) }))).toBe('invalid')
  })

  it.each([
    { 'x-fal-webhook-request-id': undefined },
    { 'x-fal-webhook-user-id': undefined },
    { 'x-fal-webhook-timestamp': undefined },
    { 'x-fal-webhook-timestamp': 'soon' },
    { 'x-fal-webhook-signature': undefined },
    { 'x-fal-webhook-signature': 'zz' },
    { 'x-fal-webhook-signature': ['a', 'b'] },
  ])('refuses the headers %j without asking anybody', async (headers) => {
    expect(await create().verify(signed({ headers }))).toBe('invalid')
    expect(fetches).toEqual([])
  })

  it('learns a new key, and tries every one', async () => {
    const { verify } = create()
    expect(await verify(signed())).toBe('valid')
    published = { status: 200, body: { keys: [{ kty: 'OKP', x: 'broken' }, null, mine.jwk, other.jwk] } }
    later(60_000)
    expect(await verify(signed({ key: other.privateKey }))).toBe('valid')
    expect(await verify(signed())).toBe('valid')
    expect(fetches).toHaveLength(2)
  })

  it('is not made to ask for keys by a flood of forgeries', async () => {
    const { verify } = create()
    for (let i = 0; i < 50; i++) {
      later(100)
      expect(await verify(signed({ key: other.privateKey }))).toBe('invalid')
    }
    expect(fetches).toHaveLength(1)
  })

  it('forgets keys after a day', async () => {
    const { verify } = create()
    expect(await verify(signed())).toBe('valid')
    published = { status: 200, body: { keys: [other.jwk] } }
    later(24 * 60 * 60_000)
    expect(await verify(signed())).toBe('invalid')
  })

  it('says so when the keys cannot be had, so that FAL sends again', async () => {
    published = 'down'
    const { verify } = create()
    expect(await verify(signed())).toBe('keys-unavailable')
    published = { status: 500, body: {} }
    later(10_000)
    expect(await verify(signed())).toBe('keys-unavailable')
    published = { status: 200, body: { keys: [] } }
    later(10_000)
    expect(await verify(signed())).toBe('keys-unavailable')
    published = { status: 200, body: { keys: [mine.jwk] } }
    expect(await verify(signed())).toBe('keys-unavailable')
    later(10_000)
    expect(await verify(signed())).toBe('valid')
  })

  it('asks once for many at the same time', async () => {
    const { verify } = create()
    expect(new Set(await Promise.all(Array.from({ length: 20 }, () => verify(signed()))))).toEqual(
      new Set(['valid']),
    )
    expect(fetches).toHaveLength(1)
  })
})
