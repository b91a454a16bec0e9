import { expect, test } from 'vitest'

import { openSandbox } from './testing/sandbox-client.ts'

const wish = { prompt: 'a lighthouse', image_size: { width: 64, height: 64 }, seed: 5 }

test('the chat page finds switches in both languages, which go off once they have worked', async () => {
  const fal = await openSandbox()
  const list = async () =>
    (await fal.call<{ id: string; label: unknown; active: boolean }[]>('GET', '/control/faults')).body
  const isActive = async (id: string) => (await list()).find((each) => each.id === id)?.active
  expect(await list()).toHaveLength(5)
  for (const { label } of await list())
    expect(label).toEqual({
      ru: expect.stringMatching(/[а-я]/) as string,
      en: expect.stringMatching(/[a-z]/) as string,
    })

  await fal.call('POST', '/control/faults', { id: 'image-refused', active: true })
  expect(await isActive('image-refused')).toBe(true)
  expect((await fal.run('fal-ai/flux-lora', wish)).body['has_nsfw_concepts']).toEqual([true])
  expect(await isActive('image-refused')).toBe(false)

  await fal.call('POST', '/control/faults', { id: 'account-locked', active: true })
  expect((await fal.submit('fal-ai/flux-lora', wish)).status).toBe(403)
  expect((await fal.submit('fal-ai/flux-lora', wish)).status).toBe(403)
  await fal.call('POST', '/control/faults', { id: 'account-locked', active: false })
  expect((await fal.submit('fal-ai/flux-lora', wish)).status).toBe(200)
  expect((await fal.call('POST', '/control/faults', { id: 'nonsense', active: true })).status).toBe(400)
})

test('while FAL is down everything but the switches answers 503', async () => {
  const fal = await openSandbox()
  await fal.call('POST', '/control/faults', { id: 'fal-down', active: true })
  for (const path of ['/.well-known/jwks.json', '/v1/models', '/fal-ai/flux-2/requests/x/status'])
    expect((await fal.call('GET', path)).status).toBe(503)
  expect((await fal.submit('fal-ai/flux-2', wish)).status).toBe(503)
  await fal.call('POST', '/control/faults', { id: 'fal-down', active: false })
  expect((await fal.submit('fal-ai/flux-2', wish)).status).toBe(200)
})

test('another process does over HTTP what this one does in memory', async () => {
  const fal = await openSandbox({ pace: { queueMs: 60_000 } })
  const armed = await fal.call<{ id: string }>('POST', '/control/armed-faults', {
    kind: 'submit-503',
    count: 'always',
  })
  expect((await fal.submit('fal-ai/flux-2', wish)).status).toBe(503)
  expect((await fal.call('GET', '/control/armed-faults')).body).toMatchObject([
    { kind: 'submit-503', left: 'always' },
  ])
  await fal.call('DELETE', '/control/armed-faults', { id: armed.body.id })
  const webhook = 'http://127.0.0.1:9/hook?job=7'
  await fal.submit('fal-ai/flux-2', wish, { webhook })
  expect((await fal.call('GET', '/control/requests')).body).toMatchObject([
    { endpoint: 'fal-ai/flux-2', input: wish, webhookUrl: webhook, state: 'queued', submissions: 1 },
  ])
  expect((await fal.call('POST', '/control/pace', { queueMs: 0 })).body).toMatchObject({
    queueMs: 0,
    imageMs: 0,
  })
  await expect.poll(() => fal.control.requests()[0]?.statusCode).toBe(200)
  expect((await fal.call('POST', '/control/armed-faults', { kind: 'nonsense' })).status).toBe(400)
})

test('only pages of this machine may use the switches', async () => {
  const fal = await openSandbox()
  const local = await fal.call('GET', '/control/faults', undefined, { origin: 'http://127.0.0.1:3000' })
  expect(local.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:3000')
  const foreign = await fal.call('GET', '/control/faults', undefined, { origin: 'https://example.com' })
  expect(foreign.status).toBe(403)
})
