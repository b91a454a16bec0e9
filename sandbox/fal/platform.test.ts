import { expect, test } from 'vitest'

import { openSandbox } from './testing/sandbox-client.ts'

const small = { image_size: { width: 64, height: 64 } }

interface Page {
  readonly items: readonly Record<string, unknown>[]
  readonly next_cursor: string | null
  readonly has_more: boolean
}

test('the model list tells what is active and what is retired', async () => {
  const fal = await openSandbox()
  const { body } = await fal.call<{ models: { endpoint_id: string; metadata: { status: string } }[] }>(
    'GET',
    '/v1/models?endpoint_id=fal-ai/flux-lora,fal-ai/flux-pro-trainer&endpoint_id=fal-ai/never-was',
  )
  expect(
    Object.fromEntries(body.models.map(({ endpoint_id, metadata }) => [endpoint_id, metadata.status])),
  ).toEqual({
    'fal-ai/flux-lora': 'active',
    'fal-ai/flux-pro-trainer': 'deprecated',
  })
})

test('prices need a key and name unit and currency', async () => {
  const fal = await openSandbox()
  const path = '/v1/models/pricing?endpoint_id=fal-ai/flux-lora'
  expect((await fal.call('GET', path, undefined, { authorization: '' })).status).toBe(401)
  expect((await fal.call('GET', path)).body).toEqual({
    prices: [{ endpoint_id: 'fal-ai/flux-lora', unit_price: 0.035, unit: 'megapixels', currency: 'USD' }],
    next_cursor: null,
    has_more: false,
  })
})

test('meta names the addresses of the webhooks', async () => {
  const fal = await openSandbox()
  const { body } = await fal.call('GET', '/v1/meta')
  expect(body['webhook_ip_ranges']).toContain('34.123.59.101/32')
})

test('a request whose answer was lost is found among the past ones by its input', async () => {
  const fal = await openSandbox({ pace: { queueMs: 60_000 } })
  fal.control.fail({ kind: 'submit-lost-after' })
  const input = { prompt: 'lost', ...small }
  await expect(fal.submit('fal-ai/flux-2', input)).rejects.toThrow()
  const path = '/v1/models/requests/by-endpoint?endpoint_id=fal-ai/flux-2&expand=payloads'
  const { body } = await fal.call<Page>('GET', path)
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ endpoint_id: 'fal-ai/flux-2', json_input: input, ended_at: null })
  const other = await fal.call<Page>('GET', path.replace('flux-2', 'flux-lora'))
  expect(other.body.items).toEqual([])
})

test('past requests come in pages, by status, and without payloads unless asked for', async () => {
  const fal = await openSandbox()
  for (const prompt of ['a', 'b', 'c']) await fal.run('fal-ai/flux-2', { prompt, ...small })
  await fal.run('fal-ai/flux-2', {})
  const path = '/v1/models/requests/by-endpoint?endpoint_id=fal-ai/flux-2'
  const first = (await fal.call<Page>('GET', `${path}&status=success&limit=2`)).body
  expect([first.items.length, first.has_more]).toEqual([2, true])
  expect(first.items[0]).not.toHaveProperty('json_input')
  const rest = (await fal.call<Page>('GET', `${path}&status=success&limit=2&cursor=${first.next_cursor}`))
    .body
  expect([rest.items.length, rest.has_more, rest.next_cursor]).toEqual([1, false, null])
  const refused = (await fal.call<Page>('GET', `${path}&status=user_error`)).body
  expect(refused.items).toMatchObject([{ status_code: 422 }])
  const later = (await fal.call<Page>('GET', `${path}&start=${new Date(Date.now() + 1000).toISOString()}`))
    .body
  expect(later.items).toEqual([])
})

test('payloads are not shown when they were not to be stored, and are deleted with their files', async () => {
  const fal = await openSandbox()
  const path = '/v1/models/requests/by-endpoint?endpoint_id=fal-ai/flux-2&expand=payloads'
  await fal.run('fal-ai/flux-2', { prompt: 'secret', ...small }, { headers: { 'x-fal-store-io': '0' } })
  expect((await fal.call<Page>('GET', path)).body.items[0]).not.toHaveProperty('json_input')

  const { headers, body } = await fal.run('fal-ai/flux-2', { prompt: 'kept', ...small })
  const id = headers.get('x-fal-request-id')
  expect((await fal.call('DELETE', `/v1/models/requests/${id}/payloads`)).status).toBe(200)
  expect((await fal.call<Page>('GET', `${path}&request_id=${id}`)).body.items[0]).not.toHaveProperty(
    'json_input',
  )
  expect((await fetch(body.images?.[0]?.url ?? '')).status).toBe(404)
})
