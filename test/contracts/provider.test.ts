import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { startFalSandbox, type FalSandbox } from '../../sandbox/fal/server.ts'
import { zipPhotos } from '../../src/adapters/archive/zip-photos.ts'
import { checkFalKey } from '../../src/adapters/fal/check-fal-key.ts'
import { createFalProvider } from '../../src/adapters/fal/fal-provider.ts'
import { createFalStorage } from '../../src/adapters/fal/fal-storage.ts'
import { parseWebhook, type FalWebhook } from '../../src/adapters/fal/parse-webhook.ts'
import { createWebhookVerifier, type WebhookVerdict } from '../../src/adapters/fal/webhook-verifier.ts'
import { Failure } from '../../src/domain/shared/failure.ts'
import type {
  Provider,
  ProviderOrder,
  ProviderRef,
  ProviderStorage,
  WorkFailureCode,
} from '../../src/domain/work/provider.ts'

const key = 'id:secret'
const instantly = { queueMs: 0, imageMs: 0, trainingMs: 0, textMs: 0, webhookRetryMs: [20, 20] }

let fal: FalSandbox
let inbox: Server
let provider: Provider
let storage: ProviderStorage
const delivered: { verdict: WebhookVerdict; webhook: FalWebhook | undefined }[] = []

beforeAll(async () => {
  fal = await startFalSandbox({ keys: [key], pace: instantly })
  const verifier = createWebhookVerifier({ restUrl: fal.url, now: () => new Date() })
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const rawBody = await buffer(request)
    const verdict = await verifier.verify({ headers: request.headers, rawBody })
    delivered.push({ verdict, webhook: parseWebhook(rawBody, request.url) })
    response.writeHead(verdict === 'valid' ? 200 : 401).end()
  }
  inbox = createServer((request, response) => void receive(request, response))
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}/webhooks/fal`
  provider = createFalProvider({ key, queueUrl: fal.url, apiUrl: fal.url, webhookUrl })
  storage = createFalStorage({ key, restUrl: fal.url, queueUrl: fal.url, apiUrl: fal.url })
})

afterEach(() => {
  fal.control.clearFaults()
  delivered.length = 0
})

afterAll(async () => {
  inbox.closeAllConnections()
  inbox.close()
  await fal.close()
})

const picture = (): ProviderOrder => ({
  endpointId: 'fal-ai/flux-lora',
  input: {
    prompt: 'a lighthouse',
    seed: Math.trunc(Math.random() * 2 ** 31),
    image_size: { width: 864, height: 1152 },
  },
  correlation: randomUUID(),
})

async function accepted(order: ProviderOrder): Promise<ProviderRef> {
  const outcome = await provider.submit(order)
  if (outcome.kind !== 'accepted') throw new Error(`expected to be accepted, got ${JSON.stringify(outcome)}`)
  return outcome.ref
}

async function resultOf(ref: ProviderRef) {
  await vi.waitFor(async () => expect((await provider.check(ref)).kind).toBe('finished'), {
    timeout: 20_000,
    interval: 20,
  })
  return provider.fetchResult(ref)
}

const webhookOf = (order: ProviderOrder) =>
  vi.waitFor(
    () => {
      const found = delivered.find(({ webhook }) => webhook?.correlation === order.correlation)
      if (!found) throw new Error('no webhook yet')
      return found
    },
    { timeout: 10_000, interval: 10 },
  )

async function bytesOf(body: AsyncIterable<Uint8Array>) {
  const parts = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof Failure ? error.code : error),
  )

async function* photos(count: number) {
  for (let i = 1; i <= count; i++) {
    const photo = await sharp({
      create: { width: 600, height: 600, channels: 3, background: { r: i * 10, g: 90, b: 60 } },
    })
      .jpeg()
      .toBuffer()
    yield {
      name: `${String(i).padStart(3, '0')}.jpg`,
      body: (async function* () {
        yield photo
      })(),
    }
  }
}

const train = async (count: number): Promise<ProviderOrder> => {
  const { url } = await storage.upload({
    name: 'photos.zip',
    contentType: 'application/zip',
    body: zipPhotos(photos(count)),
    lifetimeMs: 3_600_000,
  })
  return {
    endpointId: 'fal-ai/flux-lora-portrait-trainer',
    input: { images_data_url: url, trigger_phrase: 'tok', steps: 1000 },
    correlation: randomUUID(),
  }
}

describe('work at FAL', () => {
  it('trains an avatar on zipped photos, and its weights can be copied', async () => {
    const result = await resultOf(await accepted(await train(10)))
    expect(result).toMatchObject({ kind: 'ready' })
    const { diffusers_lora_file: file } = (result as { output: { diffusers_lora_file: { url: string } } })
      .output
    const { body } = await storage.download(file.url, 200 * 1024 * 1024)
    expect((await bytesOf(body)).length).toBeGreaterThan(100)
  })

  it('draws a picture, and tells by a signed webhook', async () => {
    const order = picture()
    const ref = await accepted(order)
    const { verdict, webhook } = await webhookOf(order)
    expect(verdict).toBe('valid')
    expect(webhook).toMatchObject({ requestId: ref.requestId, result: { kind: 'ready' } })
    const result = await resultOf(ref)
    expect(webhook?.result).toEqual(result)
    const { images } = (result as { output: { images: { url: string }[] } }).output
    const { body, contentType } = await storage.download(images[0]?.url ?? '', 30 * 1024 * 1024)
    expect(contentType).toBe('image/jpeg')
    expect(await sharp(await bytesOf(body)).metadata()).toMatchObject({ width: 864, height: 1152 })
  })

  it('waits in the queue until it is cancelled', async () => {
    fal.control.fail({ kind: 'stuck-in-queue' })
    const ref = await accepted(picture())
    expect(await provider.check(ref)).toMatchObject({ kind: 'queued', position: expect.any(Number) })
    expect(await provider.fetchResult(ref)).toEqual({ kind: 'not-ready' })
    expect(await provider.cancel(ref)).toBe('cancelled')
  })

  it('cannot be cancelled once it is over, or unknown', async () => {
    const ref = await accepted(picture())
    await resultOf(ref)
    expect(await provider.cancel(ref)).toBe('already-completed')
    const unknown = { ...ref, requestId: randomUUID(), statusUrl: null, cancelUrl: null, responseUrl: null }
    expect(await provider.cancel(unknown)).toBe('not-found')
    expect(await provider.check(unknown)).toEqual({ kind: 'not-found' })
  })

  it.each<[string, WorkFailureCode]>([
    ['content_policy_violation', 'content-refused'],
    ['no_media_generated', 'empty-result'],
    ['face_detection_error', 'photos-unusable'],
    ['image_load_error', 'input-unreadable'],
    ['file_download_error', 'input-unreadable'],
    ['less_than_equal', 'invalid-request'],
    ['internal_server_error', 'provider-error'],
    ['downstream_service_error', 'provider-error'],
    ['downstream_service_unavailable', 'provider-error'],
    ['generation_timeout', 'timeout'],
    ['request_timeout', 'timeout'],
    ['startup_timeout', 'timeout'],
    ['runner_scheduling_failure', 'provider-error'],
    ['runner_disconnected', 'provider-error'],
    ['runner_incomplete_response', 'provider-error'],
    ['runner_server_error', 'provider-error'],
    ['client_cancelled', 'provider-error'],
    ['bad_request', 'invalid-request'],
    ['internal_error', 'provider-error'],
  ])('that fails with %s is %s, in the result and in the webhook', async (errorType, code) => {
    fal.control.fail({ kind: 'error', errorType })
    const order = picture()
    const ref = await accepted(order)
    expect(await resultOf(ref)).toMatchObject({ kind: 'failed', failure: { code } })
    expect((await webhookOf(order)).webhook?.result).toMatchObject({ kind: 'failed', failure: { code } })
  })

  it('that trains on an archive without photos fails for its photos', async () => {
    const result = await resultOf(await accepted(await train(0)))
    expect(result).toMatchObject({ kind: 'failed', failure: { code: 'photos-unusable' } })
  })

  it.each<[string, object]>([
    ['submit-429', { kind: 'busy' }],
    ['submit-500', { kind: 'unknown' }],
    ['submit-502', { kind: 'unknown' }],
    ['submit-503', { kind: 'unknown' }],
    ['submit-504', { kind: 'unknown' }],
    ['submit-unauthorized', { kind: 'refused', failure: { code: 'account' } }],
    ['submit-locked', { kind: 'refused', failure: { code: 'account' } }],
    ['submit-unknown-app', { kind: 'refused', failure: { code: 'retired' } }],
  ] as const)('answered with %s is told apart', async (kind, outcome) => {
    fal.control.fail({ kind: kind as 'submit-429' })
    expect(await provider.submit(picture())).toMatchObject(outcome)
  })

  it('is found again when the answer to its submit was lost, and only then', async () => {
    const before = new Date()
    fal.control.fail({ kind: 'submit-lost-after' })
    const lost = picture()
    expect(await provider.submit(lost)).toMatchObject({ kind: 'unknown' })
    const ref = await vi.waitFor(
      async () => {
        const found = await provider.findLost(lost, before)
        if (!found) throw new Error('not listed yet')
        return found
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(await resultOf(ref)).toMatchObject({ kind: 'ready' })
    expect(
      fal.control.requests().filter(({ requestId }) => requestId === ref.requestId)[0]?.submissions,
    ).toBe(1)

    fal.control.fail({ kind: 'submit-lost-before' })
    const never = picture()
    expect(await provider.submit(never)).toMatchObject({ kind: 'unknown' })
    expect(await provider.findLost(never, before)).toBeUndefined()
  })

  it('whose files are gone says so', async () => {
    fal.control.fail({ kind: 'expired-media' })
    const result = await resultOf(await accepted(picture()))
    const { images } = (result as { output: { images: { url: string }[] } }).output
    expect(await codeOf(storage.download(images[0]?.url ?? '', 1_000_000))).toBe('OBJECT_NOT_FOUND')
  })

  it('is deleted at FAL with its files when we ask for it; one that FAL does not know is no fault', async () => {
    const ref = await accepted(picture())
    const result = await resultOf(ref)
    const { images } = (result as { output: { images: { url: string }[] } }).output
    await storage.forget(ref.requestId)
    await expect(storage.download(images[0]?.url ?? '', 1e6)).rejects.toMatchObject({
      code: 'OBJECT_NOT_FOUND',
    })
    await storage.forget('00000000-0000-0000-0000-000000000000')
  })

  it('that FAL forgot is not found', async () => {
    fal.control.fail({ kind: 'vanished' })
    expect(await provider.check(await accepted(picture()))).toEqual({ kind: 'not-found' })
  })

  it('cannot be read while FAL is down', async () => {
    const ref = await accepted(picture())
    fal.control.setDown(true)
    try {
      expect(await codeOf(provider.check(ref))).toBe('PROVIDER_UNAVAILABLE')
      expect(await codeOf(provider.fetchResult(ref))).toBe('PROVIDER_UNAVAILABLE')
      expect(await checkFalKey({ key, queueUrl: fal.url })).toBe('unreachable')
    } finally {
      fal.control.setDown(false)
    }
  })
})

describe('a webhook', () => {
  it.each(['webhook-forged', 'webhook-bad-signature', 'webhook-unsigned', 'webhook-old'] as const)(
    'that is a %s is refused',
    async (kind) => {
      fal.control.fail({ kind })
      const order = picture()
      await accepted(order)
      await vi.waitFor(() => expect(delivered.map(({ verdict }) => verdict)).toContain('invalid'), {
        timeout: 10_000,
      })
    },
  )

  it.each(['webhook-no-payload', 'webhook-null-error'] as const)(
    'that is a %s sends us to the queue',
    async (kind) => {
      fal.control.fail({ kind })
      const order = picture()
      const ref = await accepted(order)
      const { verdict, webhook } = await webhookOf(order)
      expect({ verdict, result: webhook?.result }).toEqual({ verdict: 'valid', result: { kind: 'fetch' } })
      expect(await resultOf(ref)).toMatchObject({ kind: 'ready' })
    },
  )
})

describe('the key', () => {
  it('is known to be good or refused before any work', async () => {
    expect(await checkFalKey({ key, queueUrl: fal.url })).toBe('ok')
    expect(await checkFalKey({ key: 'wrong:key', queueUrl: fal.url })).toBe('refused')
  })
})
