import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkFalKey } from '../../src/adapters/fal/check-fal-key.ts'
import { createFalProvider } from '../../src/adapters/fal/fal-provider.ts'
import { createFalStorage } from '../../src/adapters/fal/fal-storage.ts'
import { Failure } from '../../src/domain/shared/failure.ts'
import type { ProviderRef, WorkFailureCode } from '../../src/domain/work/provider.ts'
import { startScriptedServer, type Answer, type ScriptedServer } from './support/scripted-server.ts'

let server: ScriptedServer
beforeAll(async () => {
  server = await startScriptedServer()
})
afterAll(() => server.stop())

const key = 'id:secret'
const provider = (
  over: {
    webhookUrl?: string | null
    requestMs?: number
    startMs?: number
    queueUrl?: string
    fetch?: typeof fetch
  } = {},
) =>
  createFalProvider({
    key,
    queueUrl: over.queueUrl ?? server.url,
    apiUrl: server.url,
    webhookUrl: over.webhookUrl ?? null,
    ...(over.fetch && { fetch: over.fetch }),
    timeouts: { requestMs: over.requestMs ?? 5_000, ...(over.startMs && { startMs: over.startMs }) },
  })

const order = () => ({
  endpointId: 'fal-ai/flux-lora/stream',
  input: { prompt: 'a cat', seed: 7, loras: [{ path: 'https://x/y', scale: 1 }] },
  correlation: randomUUID(),
})

const ref = (over: Partial<ProviderRef> = {}): ProviderRef => ({
  endpointId: 'fal-ai/flux-lora',
  requestId: 'r1',
  statusUrl: null,
  responseUrl: null,
  cancelUrl: null,
  ...over,
})

const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    (value) => value,
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

describe('submit', () => {
  const accepted = (extra: object = {}): Answer => ({
    status: 200,
    json: { status: 'IN_QUEUE', request_id: 'r1', queue_position: 0, ...extra },
  })

  it('sends the input as it is, with the key and the webhook in the query', async () => {
    const one = order()
    server.answer(() => accepted())
    await provider({ webhookUrl: 'https://bot.example/webhooks/fal', startMs: 90_000 }).submit(one)
    const [request] = server.received
    expect(request?.method).toBe('POST')
    expect(request?.path).toBe('/fal-ai/flux-lora/stream')
    expect(request?.query.get('fal_webhook')).toBe(
      `https://bot.example/webhooks/fal?request=${one.correlation}`,
    )
    expect(request?.headers.authorization).toBe('Key id:secret')
    expect(request?.headers['x-fal-request-timeout']).toBe('90')
    expect(JSON.parse(request?.headers['x-fal-object-lifecycle-preference'] as string)).toHaveProperty(
      'expiration_duration_seconds',
    )
    expect(JSON.parse(String(request?.body))).toEqual(one.input)
  })

  it('sends no webhook where the outside cannot reach us', async () => {
    server.answer(() => accepted())
    await provider().submit(order())
    expect(server.received[0]?.query.has('fal_webhook')).toBe(false)
  })

  it('keeps the addresses that FAL gives, if they are on its own host', async () => {
    const mine = `${server.url}/fal-ai/flux-lora/requests/r1`
    server.answer(() =>
      accepted({
        status_url: `${mine}/status`,
        response_url: mine,
        cancel_url: 'https://evil.example/cancel',
      }),
    )
    expect(await provider().submit(order())).toEqual({
      kind: 'accepted',
      ref: {
        endpointId: 'fal-ai/flux-lora/stream',
        requestId: 'r1',
        statusUrl: `${mine}/status`,
        responseUrl: mine,
        cancelUrl: null,
      },
    })
  })

  it('is accepted with any 2xx and with the id alone', async () => {
    server.answer(() => ({ status: 202, json: { request_id: 'r9' } }))
    expect(await provider().submit(order())).toMatchObject({
      kind: 'accepted',
      ref: { requestId: 'r9', statusUrl: null },
    })
    server.answer(() => ({ status: 200, body: 'not json', headers: { 'x-fal-request-id': 'r10' } }))
    expect(await provider().submit(order())).toMatchObject({ kind: 'accepted', ref: { requestId: 'r10' } })
  })

  it.each<[string, Answer]>([
    ['a server error', { status: 500, json: { detail: 'Internal Server Error' } }],
    ['a bad gateway', { status: 502, body: '<html>' }],
    [
      'a server too busy to say whether it took it',
      { status: 503, json: { detail: 'x', error_type: 'runner_scheduling_failure' } },
    ],
    ['a gateway timeout', { status: 504, body: '' }],
    ['a cut connection', 'reset'],
    ['half an answer', 'half'],
    ['an answer without an id', { status: 200, json: {} }],
    ['silence', 'silence'],
  ])('is unknown after %s, and is sent once only', async (_name, answer) => {
    server.answer(() => answer)
    expect(await provider({ requestMs: 300 }).submit(order())).toMatchObject({ kind: 'unknown' })
    expect(server.received).toHaveLength(1)
  })

  it('may be asked again when nobody listened, or no such host exists', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    expect(await provider({ queueUrl: `http://127.0.0.1:${port}` }).submit(order())).toMatchObject({
      kind: 'busy',
      detail: expect.stringContaining('ECONNREFUSED'),
    })
    expect(await provider({ queueUrl: 'http://nobody.invalid' }).submit(order())).toMatchObject({
      kind: 'busy',
    })
  })

  it('may be asked again after 429, when FAL says', async () => {
    server.answer(() => ({ status: 429, json: { detail: 'slow down' }, headers: { 'retry-after': '7' } }))
    expect(await provider().submit(order())).toMatchObject({ kind: 'busy', retryAfterMs: 7_000 })
    server.answer(() => ({ status: 429, body: '' }))
    expect(await provider().submit(order())).toMatchObject({ kind: 'busy', retryAfterMs: null })
  })

  it.each<[number, unknown, WorkFailureCode]>([
    [401, { detail: 'No user found for Key ID and Secret' }, 'account'],
    [
      403,
      {
        detail: 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.',
      },
      'account',
    ],
    [402, { detail: 'Payment required' }, 'account'],
    [404, { detail: 'Application "x" not found' }, 'retired'],
    [410, { detail: 'Gone' }, 'retired'],
    [400, { detail: 'This endpoint is deprecated. This model is no longer supported.' }, 'retired'],
    [
      422,
      { detail: [{ loc: ['body', 'prompt'], msg: 'Field required', type: 'missing' }] },
      'invalid-request',
    ],
    [
      422,
      { detail: [{ loc: ['body', 'prompt'], msg: 'flagged', type: 'content_policy_violation' }] },
      'content-refused',
    ],
    [400, { detail: 'x', error_type: 'bad_request' }, 'invalid-request'],
    [302, {}, 'invalid-request'],
  ])('is refused with %i %j as %s', async (status, json, code) => {
    server.answer(() => ({ status, json }))
    const outcome = await provider().submit(order())
    expect(outcome).toMatchObject({ kind: 'refused', failure: { code } })
  })
})

describe('check', () => {
  const check = (json: object, status = 200) => {
    server.answer(() => ({ status, json }))
    return provider().check(ref())
  }

  it('follows the queue', async () => {
    expect(await check({ status: 'IN_QUEUE', queue_position: 2 }, 202)).toEqual({
      kind: 'queued',
      position: 2,
    })
    expect(await check({ status: 'IN_QUEUE' })).toEqual({ kind: 'queued', position: null })
    expect(
      await check(
        { status: 'IN_PROGRESS', logs: [{ message: 'step 3/10', labels: {} }, 'plain', { level: 'INFO' }] },
        202,
      ),
    ).toEqual({ kind: 'running', logs: ['step 3/10', 'plain'] })
    expect(await check({ status: 'COMPLETED', logs: null })).toEqual({ kind: 'finished', logs: [] })
    expect(server.received[0]?.query.get('logs')).toBe('1')
  })

  it('takes a word it does not know for the end, so that the result decides', async () => {
    expect(await check({ status: 'FAILED' })).toMatchObject({ kind: 'finished' })
  })

  it('uses the address FAL gave, and never sends the key to another host', async () => {
    server.answer(() => ({ status: 200, json: { status: 'IN_QUEUE' } }))
    await provider().check(ref({ statusUrl: `${server.url}/given/status` }))
    expect(server.received[0]?.path).toBe('/given/status')
    await provider().check(ref({ statusUrl: 'http://localhost.evil.example/status' }))
    expect(server.received[1]?.path).toBe('/fal-ai/flux-lora/requests/r1/status')
  })

  it('tries the full endpoint where the application form is not known', async () => {
    server.answer(({ path }) =>
      path === '/fal-ai/flux/schnell/requests/r1/status'
        ? { status: 200, json: { status: 'COMPLETED' } }
        : { status: 404, json: { status: 'NOT_FOUND' } },
    )
    expect(await provider().check(ref({ endpointId: 'fal-ai/flux/schnell' }))).toMatchObject({
      kind: 'finished',
    })
    expect(server.received.map(({ path }) => path)).toEqual([
      '/fal-ai/flux/requests/r1/status',
      '/fal-ai/flux/schnell/requests/r1/status',
    ])
  })

  it('knows a request that FAL does not', async () => {
    expect(await check({ status: 'NOT_FOUND' }, 404)).toEqual({ kind: 'not-found' })
  })

  it.each<[string, Answer, string]>([
    ['500', { status: 500, json: { detail: 'x' } }, 'PROVIDER_UNAVAILABLE'],
    ['a page that is not JSON', { status: 200, body: '<html>' }, 'PROVIDER_UNAVAILABLE'],
    ['429', { status: 429, json: {} }, 'PROVIDER_UNAVAILABLE'],
    ['a cut connection', 'reset', 'PROVIDER_UNAVAILABLE'],
    ['silence', 'silence', 'PROVIDER_UNAVAILABLE'],
    ['401', { status: 401, json: { detail: 'No user found for Key ID and Secret' } }, 'PROVIDER_KEY_REFUSED'],
  ])('throws after %s', async (_name, answer, code) => {
    server.answer(() => answer)
    expect(await faultOf(provider({ requestMs: 300 }).check(ref()))).toBe(code)
  })
})

describe('the result', () => {
  const over = (answer: Answer, status: object = { status: 'COMPLETED' }) => {
    server.answer(({ path }) => (path.endsWith('/status') ? { status: 200, json: status } : answer))
    return faultOf(provider({ requestMs: 300 }).fetchResult(ref()))
  }

  it('is the output as the model made it', async () => {
    expect(await over({ status: 200, json: { images: [], seed: 5 } })).toEqual({
      kind: 'ready',
      output: { images: [], seed: 5 },
    })
  })

  it('keeps every digit of a large seed', async () => {
    expect(await over({ status: 200, body: '{"seed":196619188014358660,"width":1024}' })).toEqual({
      kind: 'ready',
      output: { seed: '196619188014358660', width: 1024 },
    })
  })

  it.each<[string, Answer]>([
    ['400 still in progress', { status: 400, json: { detail: 'Request is still in progress' } }],
    ['202', { status: 202, json: { status: 'IN_PROGRESS', request_id: 'r1' } }],
    ['200 with the status instead', { status: 200, json: { status: 'IN_QUEUE', request_id: 'r1' } }],
  ])('is not ready with %s', async (_name, answer) => {
    expect(await over(answer)).toEqual({ kind: 'not-ready' })
  })

  it('is not ready while the queue says so, whatever the answer', async () => {
    for (const status of [404, 409, 500, 502])
      expect(await over({ status, json: { detail: 'x' } }, { status: 'IN_PROGRESS' })).toEqual({
        kind: 'not-ready',
      })
  })

  it('failed with what the model said', async () => {
    const json = {
      detail: [
        {
          loc: ['body', 'prompt'],
          msg: 'flagged by a content checker',
          type: 'content_policy_violation',
          input: 'secret wish',
        },
      ],
    }
    expect(await over({ status: 422, json })).toEqual({
      kind: 'failed',
      failure: {
        code: 'content-refused',
        detail: '422 content_policy_violation: at body.prompt: flagged by a content checker',
      },
      output: json,
    })
  })

  it.each<[string, Answer, WorkFailureCode]>([
    [
      'an unhandled error of the model',
      { status: 500, json: { detail: 'Internal Server Error' } },
      'provider-error',
    ],
    [
      'a runner that died',
      { status: 503, json: { detail: 'x', error_type: 'runner_disconnected' } },
      'provider-error',
    ],
    [
      'a timeout of the model',
      { status: 504, json: { detail: [{ loc: ['body'], msg: 'x', type: 'generation_timeout' }] } },
      'timeout',
    ],
    [
      'a start deadline of ours',
      {
        status: 504,
        json: { detail: 'x', error_type: 'request_timeout' },
        headers: { 'x-fal-request-timeout-type': 'user' },
      },
      'deadline',
    ],
    ['a result FAL lost', { status: 404, json: { status: 'NOT_FOUND' } }, 'empty-result'],
    ['a model that went away', { status: 404, json: { detail: 'Path /x not found' } }, 'retired'],
  ])('failed after %s', async (_name, answer, code) => {
    expect(await over(answer)).toMatchObject({ kind: 'failed', failure: { code } })
  })

  it('failed with the words of the status, where the result has none', async () => {
    const status = { status: 'COMPLETED', error: 'the runner ended', error_type: 'runner_server_error' }
    expect(await over({ status: 502, body: '<html>' }, status)).toMatchObject({
      kind: 'failed',
      failure: { code: 'provider-error', detail: expect.stringContaining('the runner ended') },
    })
  })

  it.each<[string, Answer]>([
    ['a gateway that could not read it', { status: 502, body: '<html>bad gateway' }],
    ['an overloaded gateway', { status: 503, json: { detail: 'try later' } }],
    ['half a result', 'half'],
    ['a cut connection', 'reset'],
  ])('is asked for again after %s', async (_name, answer) => {
    expect(await over(answer)).toBe('PROVIDER_UNAVAILABLE')
  })
})

describe('cancel', () => {
  it.each<[number, object, string]>([
    [202, { status: 'CANCELLATION_REQUESTED' }, 'cancelled'],
    [200, { success: true }, 'cancelled'],
    [400, { status: 'ALREADY_COMPLETED' }, 'already-completed'],
    [404, { status: 'NOT_FOUND' }, 'not-found'],
    [500, { detail: 'x' }, 'PROVIDER_UNAVAILABLE'],
    [403, { detail: 'x' }, 'PROVIDER_KEY_REFUSED'],
  ])('answered with %i %j is %s', async (status, json, outcome) => {
    server.answer(() => ({ status, json }))
    expect(await faultOf(provider().cancel(ref()))).toBe(outcome)
    expect(server.received[0]).toMatchObject({ method: 'PUT', path: '/fal-ai/flux-lora/requests/r1/cancel' })
  })
})

describe('a lost submit', () => {
  const now = new Date()
  const item = (over: object) => ({
    request_id: 'other',
    endpoint_id: 'fal-ai/flux-lora/stream',
    sent_at: now.toISOString(),
    json_input: { prompt: 'a dog' },
    ...over,
  })

  const find = (one: ReturnType<typeof order>, ...pages: object[][]) => {
    server.answer(({ query }) => {
      const page = Number(query.get('cursor') ?? 0)
      const isLast = page >= pages.length - 1
      return {
        status: 200,
        json: { items: pages[page], has_more: !isLast, next_cursor: isLast ? null : String(page + 1) },
      }
    })
    return provider().findLost(one, now)
  }

  it('is found by its correlation, wherever FAL shows it', async () => {
    const one = order()
    const found = item({
      request_id: 'mine',
      webhook_url: `https://bot/webhooks/fal?request=${one.correlation}`,
    })
    expect(await find(one, [item({})], [found])).toMatchObject({
      requestId: 'mine',
      endpointId: one.endpointId,
    })
  })

  it('is found by its input, with defaults that FAL added', async () => {
    const one = order()
    const found = item({ request_id: 'mine', json_input: { ...one.input, num_images: 1 } })
    expect(await find(one, [item({}), found])).toMatchObject({ requestId: 'mine' })
    const { query, path } = server.received[0] ?? {}
    expect(path).toBe('/v1/models/requests/by-endpoint')
    expect(query?.get('endpoint_id')).toBe(one.endpointId)
    expect(query?.get('expand')).toBe('payloads')
  })

  it('is not mistaken for another one', async () => {
    const one = order()
    const input = { json_input: one.input }
    expect(await find(one, [])).toBeUndefined()
    expect(await find(one, [item({ json_input: { ...one.input, seed: 8 } })])).toBeUndefined()
    expect(await find(one, [item({ ...input, endpoint_id: 'fal-ai/flux' })])).toBeUndefined()
    expect(
      await find(one, [item({ ...input, sent_at: new Date(now.getTime() - 3_600_000).toISOString() })]),
    ).toBeUndefined()
    expect(
      await find(one, [item({ ...input, request_id: 'a' }), item({ ...input, request_id: 'b' })]),
    ).toBeUndefined()
  })

  it('is looked for again when the list cannot be had', async () => {
    server.answer(() => ({ status: 500, json: {} }))
    expect(await faultOf(provider().findLost(order(), now))).toBe('PROVIDER_UNAVAILABLE')
  })
})

describe('the key', () => {
  const check = (answer: Answer) => {
    server.answer(() => answer)
    return checkFalKey({ key, queueUrl: server.url, timeoutMs: 300 })
  }

  it('is checked without paying', async () => {
    expect(await check({ status: 404, json: { status: 'NOT_FOUND' } })).toBe('ok')
    expect(server.received[0]?.method).toBe('GET')
  })

  it('may be refused, locked, or not be heard at all', async () => {
    expect(await check({ status: 401, json: { detail: 'No user found for Key ID and Secret' } })).toBe(
      'refused',
    )
    expect(await check({ status: 403, json: { detail: 'User is locked. Reason: Exhausted balance.' } })).toBe(
      'locked',
    )
    expect(await check({ status: 403, json: { detail: 'Cannot access application' } })).toBe('refused')
    expect(await check({ status: 502, body: '' })).toBe('unreachable')
    expect(await check('reset')).toBe('unreachable')
    expect(await check('silence')).toBe('unreachable')
  })
})

describe("the vendor's storage", () => {
  const storage = (over: { idleMs?: number } = {}) =>
    createFalStorage({
      key,
      restUrl: server.url,
      queueUrl: server.url,
      apiUrl: server.url,
      timeouts: { requestMs: 5_000, retryMs: 1, idleMs: over.idleMs ?? 5_000 },
    })
  const mib = 1024 * 1024

  async function* parts(count: number, part: Uint8Array) {
    for (let i = 0; i < count; i++) yield part
  }
  const upload = (count: number, part: Uint8Array) =>
    storage().upload({
      name: 'a.zip',
      contentType: 'application/zip',
      body: parts(count, part),
      lifetimeMs: 3_600_000,
    })

  /** Keeps what is put, as FAL does: whole, or in parts that are joined at the end. */
  const keepUploads = (over: (path: string) => Answer | undefined = () => undefined) => {
    const hash = createHash('sha256')
    server.answer(({ path, body }) => {
      const scripted = over(path)
      if (scripted) return scripted
      if (path.startsWith('/storage/upload/'))
        return {
          status: 200,
          json: { upload_url: `${server.url}/put/a.zip?sig=1`, file_url: 'https://v3.fal.media/files/a.zip' },
        }
      if (path.endsWith('/complete')) return { status: 200, json: {} }
      hash.update(body)
      const part = /\/(\d+)$/.exec(path)?.[1]
      return { status: 200, json: part ? { partNumber: Number(part), etag: `"e${part}"` } : {} }
    })
    return hash
  }

  it('takes a stream in one PUT that carries its length and not the key', async () => {
    const part = randomBytes(mib)
    const hash = keepUploads()
    const before = Date.now()
    const { url, expiresAt } = await upload(3, part)
    expect(url).toBe('https://v3.fal.media/files/a.zip')
    expect(expiresAt.getTime()).toBeGreaterThanOrEqual(before + 3_600_000)
    const [initiate, put] = server.received
    expect(initiate?.path).toBe('/storage/upload/initiate')
    expect(JSON.parse(String(initiate?.body))).toEqual({
      content_type: 'application/zip',
      file_name: 'a.zip',
    })
    expect(JSON.parse(initiate?.headers['x-fal-object-lifecycle'] as string)).toEqual({
      expiration_duration_seconds: 3_600,
    })
    expect(put).toMatchObject({ method: 'PUT', path: '/put/a.zip' })
    expect(put?.headers).toMatchObject({
      'content-length': String(3 * mib),
      'content-type': 'application/zip',
    })
    expect(put?.headers.authorization).toBeUndefined()
    expect(hash.digest('hex')).toBe(
      createHash('sha256')
        .update(Buffer.concat([part, part, part]))
        .digest('hex'),
    )
  })

  it('takes more than 90 MB in parts', async () => {
    const part = randomBytes(mib)
    const hash = keepUploads()
    await upload(95, part)
    const expected = createHash('sha256')
    for (let i = 0; i < 95; i++) expected.update(part)
    expect(hash.digest('hex')).toBe(expected.digest('hex'))
    expect(server.received[0]?.path).toBe('/storage/upload/initiate-multipart')
    const complete = server.received.at(-1)
    expect(complete).toMatchObject({ method: 'POST', path: '/put/a.zip/complete' })
    expect(complete?.query.get('sig')).toBe('1')
    const { parts: listed } = JSON.parse(String(complete?.body)) as { parts: unknown[] }
    expect(listed).toHaveLength(10)
    expect(listed[9]).toEqual({ partNumber: 10, etag: '"e10"' })
  })

  it('tries a PUT again that failed, and gives up after three', async () => {
    let puts = 0
    keepUploads((path) => (path.startsWith('/put/') && ++puts < 3 ? { status: 503, body: '' } : undefined))
    await upload(1, randomBytes(10))
    expect(puts).toBe(3)
    keepUploads((path) => (path.startsWith('/put/') ? 'reset' : undefined))
    expect(await faultOf(upload(1, randomBytes(10)))).toBe('PROVIDER_UNAVAILABLE')
  })

  it('tells a refused key and an unreachable host apart', async () => {
    keepUploads(() => ({ status: 401, json: { detail: 'No user found for Key ID and Secret' } }))
    expect(await faultOf(upload(1, randomBytes(10)))).toBe('PROVIDER_KEY_REFUSED')
    keepUploads(() => ({ status: 500, body: '' }))
    expect(await faultOf(upload(1, randomBytes(10)))).toBe('PROVIDER_UNAVAILABLE')
  })

  const download = async (url: string, maxBytes = mib, over = {}) => {
    const { body, contentType } = await storage(over).download(url, maxBytes)
    const read = []
    for await (const part of body) read.push(part)
    return { bytes: Buffer.concat(read), contentType }
  }

  it('gives its outputs as they are, without being shown the key', async () => {
    const picture = randomBytes(50_000)
    server.answer(() => ({ status: 200, body: picture, headers: { 'content-type': 'image/png' } }))
    const { bytes, contentType } = await download(`${server.url}/files/a.png`)
    expect(bytes.equals(picture)).toBe(true)
    expect(contentType).toBe('image/png')
    expect(server.received[0]?.headers.authorization).toBeUndefined()
  })

  it.each([
    'https://evil.example/a.png',
    'https://fal.media.evil.example/a.png',
    'https://notfal.media/a.png',
    'http://v3.fal.media/a.png',
    'https://v3.fal.media:8443/a.png',
    'https://user:word@v3.fal.media/a.png',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/a.png',
    'https://127.0.0.1/a.png',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'nonsense',
  ])('is not looked for at %s', async (url) => {
    server.answer(() => ({ status: 200, body: 'x' }))
    expect(await faultOf(download(url))).toBe('UNEXPECTED')
    expect(server.received).toHaveLength(0)
  })

  it('may redirect among its own hosts, not into ours', async () => {
    server.answer(({ path }) =>
      path === '/moved'
        ? { status: 302, headers: { location: '/files/a.png' } }
        : { status: 200, body: 'picture' },
    )
    expect((await download(`${server.url}/moved`)).bytes.toString()).toBe('picture')
    server.answer(() => ({ status: 302, headers: { location: 'http://169.254.169.254/' } }))
    expect(await faultOf(download(`${server.url}/moved`))).toBe('UNEXPECTED')
    server.answer(() => ({ status: 302, headers: { location: '/again' } }))
    expect(await faultOf(download(`${server.url}/moved`))).toBe('PROVIDER_UNAVAILABLE')
  })

  it('may not send more than was expected, announced or not', async () => {
    server.answer(() => ({ status: 200, body: Buffer.alloc(2_000) }))
    expect(await faultOf(download(`${server.url}/a`, 1_999))).toBe('UNEXPECTED')
    server.answer(() => ({
      status: 200,
      body: Buffer.alloc(2_000),
      headers: { 'transfer-encoding': 'chunked' },
    }))
    expect(await faultOf(download(`${server.url}/a`, 1_999))).toBe('UNEXPECTED')
  })

  it.each<[string, Answer, string]>([
    ['has lost', { status: 404, body: '' }, 'OBJECT_NOT_FOUND'],
    ['cannot read', { status: 503, body: '' }, 'PROVIDER_UNAVAILABLE'],
    ['sends half of', 'half', 'PROVIDER_UNAVAILABLE'],
    ['never sends', 'silence', 'PROVIDER_UNAVAILABLE'],
  ])('says so of what it %s', async (_name, answer, code) => {
    server.answer(() => answer)
    expect(await faultOf(download(`${server.url}/a`, mib, { idleMs: 200 }))).toBe(code)
  })
})
