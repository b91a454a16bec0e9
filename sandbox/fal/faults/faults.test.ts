import sharp from 'sharp'
import { expect, test } from 'vitest'

import { openSandbox } from '../testing/sandbox-client.ts'
import { infrastructureErrors, modelErrors } from './error-types.ts'

const endpoint = 'fal-ai/flux-lora'
const wish = { prompt: 'a lighthouse', image_size: { width: 64, height: 64 }, seed: 5, num_images: 2 }

test.each([
  ['submit-unauthorized', 401, 'No user found for Key ID and Secret'],
  ['submit-locked', 403, 'User is locked. Reason: Exhausted balance.'],
  ['submit-unknown-app', 404, 'Application "fal-ai/flux-lora" not found'],
  ['submit-429', 429, 'Too many concurrent requests'],
  ['submit-500', 500, 'Internal Server Error'],
  ['submit-502', 502, 'Bad Gateway'],
  ['submit-503', 503, 'Failed to schedule a runner'],
  ['submit-504', 504, 'Request timed out'],
] as const)('%s refuses the next submit and no other', async (kind, status, detail) => {
  const fal = await openSandbox()
  fal.control.fail({ kind })
  const refused = await fal.submit(endpoint, wish)
  expect(refused.status).toBe(status)
  expect((refused.body as unknown as { detail: string }).detail).toContain(detail)
  expect(fal.control.requests()).toEqual([])
  expect((await fal.submit(endpoint, wish)).status).toBe(200)
})

test('a broken connection hides whether the request was accepted', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'submit-lost-before' })
  await expect(fal.submit(endpoint, wish)).rejects.toThrow()
  expect(fal.control.requests()).toHaveLength(0)
  fal.control.fail({ kind: 'submit-lost-after' })
  await expect(fal.submit(endpoint, wish)).rejects.toThrow()
  expect(fal.control.requests()).toHaveLength(1)
  await fal.submit(endpoint, wish)
  expect(fal.control.requests().map(({ submissions }) => submissions)).toEqual([2, 2])
})

test.each(Object.entries(modelErrors))(
  'a request fails on demand with the model error %s',
  async (type, known) => {
    const fal = await openSandbox()
    fal.control.fail({ kind: 'error', errorType: type })
    const result = await fal.run(endpoint, wish)
    expect(result.status).toBe(known.statusCode)
    expect(result.headers.get('x-fal-retryable')).toBe(String(known.retryable ?? false))
    expect(result.body.detail?.[0]).toMatchObject({
      type,
      url: `https://docs.fal.ai/errors/#${type}`,
      input: wish,
    })
    expect((await fal.run(endpoint, wish)).status).toBe(200)
  },
)

test.each(Object.entries(infrastructureErrors))(
  'and with the infrastructure error %s',
  async (type, known) => {
    const fal = await openSandbox()
    fal.control.fail({ kind: 'error', errorType: type })
    const { body } = await fal.submit(endpoint, wish)
    const events = await fal.follow(body)
    expect(events.at(-1)).toMatchObject({ status: 'COMPLETED', error: known.message, error_type: type })
    const result = await fal.call('GET', body.response_url)
    expect([result.status, result.headers.get('x-fal-error-type')]).toEqual([known.statusCode, type])
    expect(result.body).toEqual({ detail: known.message, error_type: type })
  },
)

test('flagged pictures are black and say so; models that cannot say so refuse', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'flagged', count: 2 })
  const { body } = await fal.run(endpoint, wish)
  expect(body['has_nsfw_concepts']).toEqual([true, true])
  const bytes = await (await fetch(body.images?.[0]?.url ?? '')).arrayBuffer()
  expect((await sharp(bytes).stats()).channels.map(({ max }) => max)).toEqual([0, 0, 0])
  const refused = await fal.run('fal-ai/nano-banana-2', { prompt: 'a lighthouse' })
  expect(refused.body.detail?.[0]?.type).toBe('content_policy_violation')
})

test('a success may bring fewer pictures than asked for, none, or pictures that are gone', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'fewer-images' })
  expect((await fal.run(endpoint, wish)).body.images).toHaveLength(1)
  fal.control.fail({ kind: 'empty-output' })
  expect((await fal.run(endpoint, wish)).body.images).toEqual([])
  fal.control.fail({ kind: 'expired-media' })
  const gone = await fal.run(endpoint, wish)
  expect((await fetch(gone.body.images?.[0]?.url ?? '')).status).toBe(404)
})

test('what is stuck stays where it is while others pass', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'stuck-in-queue' })
  const queued = await fal.submit(endpoint, wish)
  fal.control.fail({ kind: 'stuck-in-progress' })
  const running = await fal.submit(endpoint, wish)
  await fal.run(endpoint, wish)
  await expect
    .poll(async () => (await fal.call('GET', running.body.status_url)).body['status'])
    .toBe('IN_PROGRESS')
  await fal.run(endpoint, wish)
  expect((await fal.call('GET', queued.body.status_url)).body['status']).toBe('IN_QUEUE')
  expect((await fal.call('GET', running.body.status_url)).body['status']).toBe('IN_PROGRESS')
})

test('a slow request comes as late as it was told to', async () => {
  let time = Date.now()
  const fal = await openSandbox({ now: () => time })
  fal.control.fail({ kind: 'slow', delayMs: 50_000 })
  const slow = await fal.submit(endpoint, wish)
  await fal.run(endpoint, wish)
  expect((await fal.call('GET', slow.body.response_url)).status).toBe(400)
  time += 50_001
  await fal.follow(slow.body)
  expect((await fal.call('GET', slow.body.response_url)).status).toBe(200)
})

test('a request may be forgotten', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'vanished' })
  const { body } = await fal.submit(endpoint, wish)
  expect((await fal.call('GET', body.status_url)).body).toEqual({ status: 'NOT_FOUND' })
})

test('a fault meets only the endpoint, the kind of work and the number it was made for', async () => {
  const fal = await openSandbox()
  fal.control.fail({ kind: 'submit-503', endpoint: 'fal-ai/flux-2', count: 2 })
  fal.control.fail({ kind: 'submit-429', category: 'training' })
  const always = fal.control.fail({ kind: 'submit-500', endpoint: 'fal-ai/flux/dev', count: 'always' })
  const codes = async (...endpoints: string[]) => {
    const answers = []
    for (const each of endpoints) answers.push((await fal.submit(each, wish)).status)
    return answers
  }
  expect(await codes(endpoint, 'fal-ai/flux-2', 'fal-ai/flux-2', 'fal-ai/flux-2')).toEqual([
    200, 503, 503, 200,
  ])
  expect(await codes('fal-ai/turbo-flux-trainer', 'fal-ai/turbo-flux-trainer')).toEqual([429, 200])
  expect(await codes('fal-ai/flux/dev', 'fal-ai/flux/dev')).toEqual([500, 500])
  fal.control.clearFaults(always)
  expect(await codes('fal-ai/flux/dev')).toEqual([200])
  expect(() => fal.control.fail({ kind: 'error', errorType: 'no_such_error' })).toThrow('no_such_error')
})
