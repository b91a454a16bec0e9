import sharp from 'sharp'
import { expect, test } from 'vitest'

import { makePhoto } from '../testing/make-archive.ts'
import { openSandbox, type Result } from '../testing/sandbox-client.ts'

const read = async (url: string | undefined) => Buffer.from(await (await fetch(url ?? '')).arrayBuffer())

async function look({ status, body }: Result) {
  expect(status, JSON.stringify(body)).toBe(200)
  const pictures = []
  for (const image of body.images ?? []) {
    const { format, width, height } = await sharp(await read(image.url)).metadata()
    expect([image.width, image.height]).toEqual([width, height])
    pictures.push(`${format} ${width}x${height}`)
  }
  return pictures
}

test.each([
  ['fal-ai/flux-lora', { image_size: { width: 864, height: 1152 } }, 'jpeg 864x1152'],
  ['fal-ai/flux-lora', { image_size: 'portrait_16_9', output_format: 'png' }, 'png 576x1024'],
  ['fal-ai/flux-2', {}, 'png 1024x768'],
  ['fal-ai/flux-2', { image_size: { width: 1280, height: 720 }, output_format: 'webp' }, 'webp 1280x720'],
  ['fal-ai/nano-banana-2', { aspect_ratio: '1:1' }, 'png 1024x1024'],
  ['fal-ai/nano-banana-2', { aspect_ratio: '3:4', output_format: 'jpeg' }, 'jpeg 896x1200'],
  ['fal-ai/nano-banana-2', { aspect_ratio: '4:3', output_format: 'jpeg' }, 'jpeg 1200x896'],
  ['fal-ai/nano-banana-2', { aspect_ratio: '9:16', output_format: 'jpeg' }, 'jpeg 768x1376'],
  ['fal-ai/nano-banana-pro', { aspect_ratio: '16:9', output_format: 'webp' }, 'webp 1376x768'],
  [
    'fal-ai/nano-banana-2',
    { aspect_ratio: '16:9', resolution: '2K', output_format: 'jpeg' },
    'jpeg 2752x1536',
  ],
])('%s with %j gives %s', async (endpoint, input, expected) => {
  const fal = await openSandbox()
  expect(await look(await fal.run(endpoint, { prompt: 'a lighthouse', ...input }))).toEqual([expected])
})

test('the same seed and wish give the same bytes, another seed others, up to four at once', async () => {
  const fal = await openSandbox()
  const bytes = async (seed: number) => {
    const input = { prompt: 'a lighthouse', image_size: { width: 128, height: 128 }, num_images: 2, seed }
    const { body } = await fal.run('fal-ai/flux-2', input)
    return Promise.all((body.images ?? []).map(({ url }) => read(url)))
  }
  const [first, again, other] = [await bytes(7), await bytes(7), await bytes(99)]
  expect(first).toHaveLength(2)
  expect(again).toEqual(first)
  expect(other[0]).not.toEqual(first[0])
  expect(first[1]).not.toEqual(first[0])
})

test('weights that cannot be read fail with the path that was given', async () => {
  const fal = await openSandbox()
  const notWeights = await fal.upload(
    'a.safetensors',
    'application/octet-stream',
    Buffer.from('something else'),
  )
  for (const path of [`${fal.url}/files/b/none/a.safetensors`, notWeights]) {
    const { status, body } = await fal.run('fal-ai/flux-lora', { prompt: 'x', loras: [{ path }] })
    expect(status).toBe(422)
    expect(body.detail).toMatchObject([{ type: 'file_download_error', loc: ['body', 'loras', 0, 'path'] }])
  }
})

test('an edit follows the shape of the first picture and refuses what is none', async () => {
  const fal = await openSandbox()
  const tall = await sharp({ create: { width: 90, height: 160, channels: 3, background: '#335' } })
    .png()
    .toBuffer()
  const url = await fal.upload('a.png', 'image/png', tall)
  const edit = (urls: string[]) =>
    fal.run('fal-ai/nano-banana-pro/edit', { prompt: 'in winter', image_urls: urls })
  expect(await look(await edit([url]))).toEqual(['png 768x1376'])
  expect(await look(await edit([`data:image/png;base64,${tall.toString('base64')}`]))).toEqual([
    'png 768x1376',
  ])
  const text = await fal.upload('a.txt', 'text/plain', Buffer.from('hello'))
  expect((await edit([url, text])).body.detail).toMatchObject([
    { type: 'image_load_error', loc: ['body', 'image_urls', 1] },
  ])
})

test('an upscaler enlarges the very picture it is given', async () => {
  const fal = await openSandbox()
  const url = await fal.upload('a.jpg', 'image/jpeg', await makePhoto('#cc1111'))
  for (const [endpoint, input, format, side] of [
    ['fal-ai/clarity-upscaler', { upscale_factor: 3 }, 'png', 288],
    ['fal-ai/seedvr/upscale/image', { output_format: 'webp' }, 'webp', 192],
    ['fal-ai/seedvr/upscale/image', { upscale_mode: 'target', target_resolution: '720p' }, 'jpeg', 720],
  ] as const) {
    const { body } = await fal.run(endpoint, { image_url: url, ...input })
    const image = body['image'] as { url: string; width: number }
    const bytes = await read(image.url)
    expect(await sharp(bytes).metadata()).toMatchObject({ format, width: side, height: side })
    expect(image.width).toBe(side)
    const { dominant } = await sharp(bytes).stats()
    expect(dominant.r).toBeGreaterThan(dominant.b + 100)
  }
})

test('a picture becomes an MP4 of the length asked for', async () => {
  const fal = await openSandbox()
  const url = await fal.upload('a.jpg', 'image/jpeg', await makePhoto('#118833'))
  const kling = 'fal-ai/kling-video/v2.5-turbo/pro/image-to-video'
  const { body } = await fal.run(kling, { prompt: 'wind', image_url: url, duration: '5' })
  const video = body['video'] as { url: string; content_type: string }
  expect(video.content_type).toBe('video/mp4')
  const bytes = await read(video.url)
  expect(bytes.toString('latin1', 4, 8)).toBe('ftyp')
  const header = bytes.indexOf('mvhd')
  expect(bytes.readUInt32BE(header + 20) / bytes.readUInt32BE(header + 16)).toBe(5)
  const number = await fal.run(kling, { prompt: 'wind', image_url: url, duration: 5 })
  expect(number.body.detail).toMatchObject([{ type: 'one_of', loc: ['body', 'duration'] }])
})
