import { expect, test } from 'vitest'

import { openSandbox } from './testing/sandbox-client.ts'

const initiate = '/storage/upload/initiate'
const file = { content_type: 'application/zip', file_name: 'photos.zip' }

test('a file goes up without a key and is read by anybody who knows its address', async () => {
  const fal = await openSandbox()
  const { body } = await fal.call<{ upload_url: string; file_url: string }>('POST', initiate, file)
  expect(body.file_url).toMatch(/\/files\/b\/[\w-]+\/photos\.zip$/)
  expect((await fetch(body.file_url)).status).toBe(404)
  const put = await fetch(body.upload_url, {
    method: 'PUT',
    body: 'bytes',
    headers: { 'content-type': 'application/zip' },
  })
  expect([put.status, put.headers.get('content-type'), await put.text()]).toEqual([200, null, ''])
  const read = await fetch(body.file_url)
  expect([read.headers.get('content-type'), await read.text()]).toEqual(['application/zip', 'bytes'])
})

test('an upload needs a key to begin and the signed address to go on', async () => {
  const fal = await openSandbox()
  expect((await fal.call('POST', initiate, file, { authorization: '' })).status).toBe(401)
  const { body } = await fal.call<{ upload_url: string }>('POST', initiate, file)
  const unsigned = new URL(body.upload_url)
  unsigned.search = ''
  expect((await fetch(unsigned, { method: 'PUT', body: 'bytes' })).status).toBe(403)
})

test('a file is gone when the lifetime of its header is over', async () => {
  let time = Date.now()
  const fal = await openSandbox({ now: () => time })
  const url = await fal.upload('a.zip', 'application/zip', Buffer.from('x'), {
    'x-fal-object-lifecycle': '{"expiration_duration_seconds":3600}',
  })
  time += 3_599_000
  expect((await fetch(url)).status).toBe(200)
  time += 1_000
  expect((await fetch(url)).status).toBe(404)
})

test('a large file goes up in parts, in any order, and only whole', async () => {
  const fal = await openSandbox()
  const { body } = await fal.call<{ upload_url: string; file_url: string }>(
    'POST',
    `${initiate}-multipart`,
    file,
  )
  const { origin, pathname, search } = new URL(body.upload_url)
  const sendPart = async (number: number, bytes: string) => {
    const response = await fetch(`${origin}${pathname}/${number}${search}`, { method: 'PUT', body: bytes })
    return (await response.json()) as { partNumber: number; etag: string }
  }
  const second = await sendPart(2, 'world')
  const first = await sendPart(1, 'hello ')
  const complete = (parts: unknown) =>
    fetch(`${origin}${pathname}/complete${search}`, { method: 'POST', body: JSON.stringify({ parts }) })
  expect((await complete([first, { ...second, etag: 'other' }])).status).toBe(400)
  expect((await complete([second, first])).status).toBe(200)
  expect(await (await fetch(body.file_url)).text()).toBe('hello world')
})

test('outputs live as long as the header of their request says', async () => {
  let time = Date.now()
  const fal = await openSandbox({ now: () => time })
  const headers = { 'x-fal-object-lifecycle-preference': '{"expiration_duration_seconds":60}' }
  const { body } = await fal.run(
    'fal-ai/flux-2',
    { prompt: 'x', image_size: { width: 64, height: 64 } },
    { headers },
  )
  const url = body.images?.[0]?.url ?? ''
  expect((await fetch(url)).status).toBe(200)
  expect(fal.control.requests()[0]?.headers).toMatchObject(headers)
  time += 60_000
  expect((await fetch(url)).status).toBe(404)
})
