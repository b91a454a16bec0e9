import { expect, test } from 'vitest'

import { openSandbox } from './testing/sandbox-client.ts'

const slow = { queueMs: 60_000, imageMs: 60_000, trainingMs: 60_000 }
const wish = { prompt: 'a lighthouse', image_size: { width: 64, height: 64 }, seed: 5 }

test('a request goes from the queue through progress to a result', async () => {
  const fal = await openSandbox({ pace: slow })
  const submitted = await fal.submit('fal-ai/flux-2', wish)
  expect(submitted.status).toBe(200)
  expect(submitted.body).toMatchObject({ status: 'IN_QUEUE', queue_position: 0 })
  const id = submitted.body.request_id
  expect(submitted.body.response_url).toBe(`${fal.url}/fal-ai/flux-2/requests/${id}`)

  const queued = await fal.call('GET', submitted.body.status_url)
  expect([queued.status, queued.body['status'], queued.body['queue_position']]).toEqual([202, 'IN_QUEUE', 0])
  const early = await fal.call('GET', submitted.body.response_url)
  expect([early.status, early.body]).toEqual([400, { detail: 'Request is still in progress' }])

  fal.control.setPace({ queueMs: 0 })
  await expect
    .poll(async () => (await fal.call('GET', submitted.body.status_url)).body)
    .toMatchObject({ status: 'IN_PROGRESS', logs: [] })

  fal.control.setPace({ imageMs: 0 })
  const events = await fal.follow(submitted.body)
  expect(events.at(-1)).toMatchObject({ status: 'COMPLETED', request_id: id })
  const done = await fal.call('GET', submitted.body.status_url)
  expect(done.status).toBe(200)
  expect(done.body['metrics']).toEqual({ inference_time: expect.any(Number) as number })

  const result = await fal.call('GET', submitted.body.response_url)
  expect(result.status).toBe(200)
  expect(result.headers.get('x-fal-request-id')).toBe(id)
  expect(result.headers.get('x-fal-billable-units')).toBe('1')
  expect(result.body).toMatchObject({ seed: 5, has_nsfw_concepts: [false], prompt: 'a lighthouse' })
})

test('all three forms of the address find the request, which is known by its id alone', async () => {
  const fal = await openSandbox()
  const { body } = await fal.submit('fal-ai/flux/schnell', wish)
  await fal.follow(body)
  for (const path of [
    'fal-ai/flux/requests/ID',
    'fal-ai/flux/schnell/requests/ID',
    'fal-ai/flux/requests/ID/response',
  ])
    expect((await fal.call('GET', `/${path.replace('ID', body.request_id)}`)).status).toBe(200)
})

test('the place in the queue counts those who came earlier', async () => {
  const fal = await openSandbox({ pace: slow })
  await fal.submit('fal-ai/flux-2', wish)
  const second = await fal.submit('fal-ai/flux-2', wish)
  expect(second.body).toMatchObject({ queue_position: 1 })
  const full = await fal.call('POST', '/fal-ai/flux-2?fal_max_queue_length=1', wish)
  expect(full.status).toBe(429)
})

test('without the right key nothing is accepted or shown', async () => {
  const fal = await openSandbox({ keys: ['the-id:the-secret'] })
  for (const authorization of ['', 'Bearer the-id:the-secret', 'Key the-id', 'Key other:secret']) {
    const refused = await fal.call('POST', '/fal-ai/flux-2', wish, { authorization })
    expect([refused.status, refused.body]).toEqual([401, { detail: 'No user found for Key ID and Secret' }])
  }
  const accepted = await fal.call<{ status_url: string }>('POST', '/fal-ai/flux-2', wish, {
    authorization: 'Key the-id:the-secret',
  })
  expect(accepted.status).toBe(200)
  expect((await fal.call('GET', accepted.body.status_url)).status).toBe(401)
})

test('an unknown application and an unknown request are 404, each in its own words', async () => {
  const fal = await openSandbox()
  const application = await fal.submit('fal-ai/never-was', wish)
  expect([application.status, application.body]).toEqual([
    404,
    { detail: 'Application "fal-ai/never-was" not found' },
  ])
  for (const [method, suffix] of [
    ['GET', ''],
    ['GET', '/status'],
    ['PUT', '/cancel'],
  ] as const) {
    const request = await fal.call(method, `/fal-ai/flux-2/requests/none${suffix}`)
    expect([request.status, request.body]).toEqual([404, { status: 'NOT_FOUND' }])
  }
})

test('retired endpoints are unknown unless legacy is switched on', async () => {
  const fal = await openSandbox()
  expect((await fal.submit('fal-ai/imagen4/preview/fast', { prompt: 'a cat' })).status).toBe(404)
  expect((await fal.submit('fal-ai/flux-pro-trainer', {})).status).toBe(404)
  fal.control.setLegacy(true)
  const result = await fal.run('fal-ai/imagen4/preview/fast', { prompt: 'a cat', aspect_ratio: '3:4' })
  expect(result.body.images).toHaveLength(1)
})

test('an input is judged at the result, not at the submit; a misspelt field is noticed', async () => {
  const fal = await openSandbox()
  const { status, body } = await fal.submit('fal-ai/flux-lora', { prompt: 'x', num_images: 9, guidance: 3 })
  expect(status).toBe(200)
  const events = await fal.follow(body)
  expect(events.at(-1)).toMatchObject({ status: 'COMPLETED' })
  expect(events.at(-1)).not.toHaveProperty('error')
  const result = await fal.call('GET', body.response_url)
  expect(result.status).toBe(422)
  expect(result.headers.get('x-fal-billable-units')).toBe('0')
  expect(result.body).toMatchObject({
    detail: [
      { type: 'less_than_equal', loc: ['body', 'num_images'], ctx: { le: 4 }, input: 9 },
      { type: 'extra_forbidden', loc: ['body', 'guidance'] },
    ],
  })
})

test('a queued request is cancelled for good, and then it is too late', async () => {
  const fal = await openSandbox({ pace: slow })
  const { body } = await fal.submit('fal-ai/flux-2', wish)
  const cancelled = await fal.call('PUT', body.cancel_url)
  expect([cancelled.status, cancelled.body]).toEqual([202, { status: 'CANCELLATION_REQUESTED' }])
  const again = await fal.call('PUT', body.cancel_url)
  expect([again.status, again.body]).toEqual([400, { status: 'ALREADY_COMPLETED' }])
  const result = await fal.call('GET', body.response_url)
  expect([result.status, result.body['error_type']]).toEqual([499, 'client_cancelled'])
})

test('an image under way takes note of a cancel and comes nevertheless', async () => {
  const fal = await openSandbox({ pace: { imageMs: 60_000 } })
  const { body } = await fal.submit('fal-ai/flux-2', wish)
  await expect.poll(() => fal.control.requests()[0]?.state).toBe('running')
  expect((await fal.call('PUT', body.cancel_url)).status).toBe(202)
  fal.control.setPace({ imageMs: 0 })
  await fal.follow(body)
  expect((await fal.call('GET', body.response_url)).status).toBe(200)
  expect(fal.control.requests()[0]?.cancelRequested).toBe(true)
})

test('a request that nobody begins in the time it was given ends with a timeout of the user', async () => {
  let time = Date.now()
  const fal = await openSandbox({ pace: slow, now: () => time })
  const { body } = await fal.submit('fal-ai/flux-2', wish, { headers: { 'x-fal-request-timeout': '5' } })
  time += 5_001
  const events = await fal.follow(body)
  expect(events.at(-1)).toMatchObject({ error_type: 'request_timeout' })
  const result = await fal.call('GET', body.response_url)
  expect([result.status, result.headers.get('x-fal-request-timeout-type')]).toEqual([504, 'user'])
})
