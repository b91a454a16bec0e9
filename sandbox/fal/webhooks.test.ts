import { expect, test } from 'vitest'

import { openSandbox } from './testing/sandbox-client.ts'
import { verifyWebhook } from './testing/verify-webhook.ts'
import { openReceiver } from './testing/webhook-receiver.ts'

const wish = { prompt: 'a lighthouse', image_size: { width: 64, height: 64 }, seed: 5 }
const endpoint = 'fal-ai/flux-lora'

async function open(answers: readonly number[] = []) {
  const [fal, receiver] = [await openSandbox(), await openReceiver({ answers })]
  const submit = () => fal.submit(endpoint, wish, { webhook: receiver.url })
  const isGenuine = async (index: number) => {
    const received = receiver.all[index]
    return received !== undefined && verifyWebhook(received, `${fal.url}/.well-known/jwks.json`, Date.now())
  }
  return { fal, receiver, submit, isGenuine }
}

test('a result is announced with a signature that its key set confirms', async () => {
  const { fal, receiver, submit, isGenuine } = await open()
  const { body } = await submit()
  const webhook = await receiver.next()
  expect(webhook.path).toBe('/webhooks/fal?job=1&user=2')
  expect(webhook.headers['x-fal-webhook-request-id']).toBe(body.request_id)
  expect(await isGenuine(0)).toBe(true)
  const result = await fal.call('GET', body.response_url)
  expect(webhook.body).toEqual({
    request_id: body.request_id,
    gateway_request_id: body.request_id,
    status: 'OK',
    payload: result.body,
  })
  const changed = { ...webhook, raw: Buffer.concat([webhook.raw, Buffer.from(' ')]) }
  expect(await verifyWebhook(changed, `${fal.url}/.well-known/jwks.json`, Date.now())).toBe(false)
})

test('a refused input is announced as an error with the same detail', async () => {
  const { fal, receiver } = await open()
  await fal.submit(endpoint, {}, { webhook: receiver.url })
  const { body } = await receiver.next()
  expect(body).toMatchObject({ status: 'ERROR', error: 'Invalid status code: 422' })
  expect(body['payload']).toMatchObject({ detail: [{ loc: ['body', 'prompt'], type: 'missing' }] })
})

test('a webhook is repeated until somebody says 2xx', async () => {
  const { fal, receiver, submit } = await open([500, 503])
  await submit()
  await expect.poll(() => fal.control.webhooks().map(({ statusCode }) => statusCode)).toEqual([500, 503, 200])
  expect(receiver.all).toHaveLength(3)
  expect(receiver.all[2]?.raw).toEqual(receiver.all[0]?.raw)
})

test('a webhook is given up after the last wait, and at once after a redirect', async () => {
  const { fal, submit } = await open([500, 500, 500, 500, 302])
  await submit()
  await expect.poll(() => fal.control.webhooks()).toHaveLength(4)
  await submit()
  await expect.poll(() => fal.control.webhooks()).toHaveLength(5)
  // Whatever would follow would follow within its 10 ms: a later one proves that nothing did.
  await submit()
  await expect.poll(() => fal.control.webhooks().at(-1)?.statusCode).toBe(200)
  expect(fal.control.webhooks()).toHaveLength(6)
})

test('on request no webhook comes, though the result is there', async () => {
  const { fal, receiver, submit } = await open()
  fal.control.fail({ kind: 'webhook-dropped' })
  const dropped = await submit()
  await fal.follow(dropped.body)
  const next = await submit()
  expect((await receiver.next()).body['request_id']).toBe(next.body.request_id)
})

test('on request the webhook comes twice', async () => {
  const { fal, receiver, submit } = await open()
  fal.control.fail({ kind: 'webhook-doubled' })
  await submit()
  const [first, second] = [await receiver.next(), await receiver.next()]
  expect(second.raw).toEqual(first.raw)
})

test('on request the webhook comes long after the result', async () => {
  let time = Date.now()
  const fal = await openSandbox({ now: () => time })
  const receiver = await openReceiver()
  fal.control.fail({ kind: 'webhook-late', delayMs: 3_600_000 })
  const { body } = await fal.submit(endpoint, wish, { webhook: receiver.url })
  await fal.follow(body)
  expect(receiver.all).toHaveLength(0)
  time += 3_600_001
  expect((await receiver.next()).body['request_id']).toBe(body.request_id)
})

test('on request the webhook comes before the submit is answered', async () => {
  const { fal, receiver, submit, isGenuine } = await open()
  fal.control.fail({ kind: 'webhook-early' })
  const { body } = await submit()
  expect(receiver.all[0]?.body['request_id']).toBe(body.request_id)
  expect(await isGenuine(0)).toBe(true)
  expect((await fal.call('GET', body.response_url)).status).toBe(200)
})

test('a forged webhook with an invented result precedes the genuine one', async () => {
  const { fal, receiver, submit, isGenuine } = await open()
  fal.control.fail({ kind: 'webhook-forged' })
  const { body } = await submit()
  await receiver.next()
  await receiver.next()
  const genuine = await Promise.all([isGenuine(0), isGenuine(1)])
  expect(genuine.filter(Boolean)).toHaveLength(1)
  expect(receiver.all.map((each) => each.body['request_id'])).toEqual([body.request_id, body.request_id])
})

test.each(['webhook-bad-signature', 'webhook-unsigned', 'webhook-old'] as const)(
  'on request the signature does not hold: %s',
  async (kind) => {
    const { fal, receiver, submit, isGenuine } = await open()
    fal.control.fail({ kind })
    await submit()
    await receiver.next()
    expect(await isGenuine(0)).toBe(false)
  },
)

test('a webhook may lack the payload, or claim an error that is none', async () => {
  const { fal, receiver, submit, isGenuine } = await open()
  fal.control.fail({ kind: 'webhook-no-payload' })
  await submit()
  expect((await receiver.next()).body).toMatchObject({
    status: 'OK',
    payload: null,
    payload_error: expect.stringContaining('serializable') as string,
  })
  fal.control.fail({ kind: 'webhook-null-error' })
  const { body } = await submit()
  expect((await receiver.next()).body).toMatchObject({ status: 'ERROR', payload: null })
  expect(await isGenuine(1)).toBe(true)
  expect((await fal.call('GET', body.response_url)).status).toBe(200)
})
