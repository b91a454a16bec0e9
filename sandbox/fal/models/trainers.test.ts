import sharp from 'sharp'
import { expect, test } from 'vitest'

import { makeArchive, makeGoodArchive, makePhoto } from '../testing/make-archive.ts'
import { openSandbox } from '../testing/sandbox-client.ts'

const portrait = 'fal-ai/flux-lora-portrait-trainer'

interface Trained {
  readonly diffusers_lora_file: {
    readonly url: string
    readonly file_name: string
    readonly file_size: number
  }
  readonly config_file: { readonly url: string }
}

test.each([
  [portrait, { trigger_phrase: 'OHWX woman' }],
  ['fal-ai/turbo-flux-trainer', { trigger_phrase: 'OHWX woman', training_style: 'style' }],
  ['fal-ai/flux-lora-fast-training', { trigger_word: 'OHWX woman', is_style: true }],
])('%s opens the archive and gives weights and a configuration', async (endpoint, input) => {
  const fal = await openSandbox()
  const url = await fal.upload('photos.zip', 'application/zip', await makeGoodArchive())
  const { status, headers, body } = await fal.run(endpoint, { ...input, images_data_url: url, steps: 500 })
  expect(status).toBe(200)
  expect(headers.get('x-fal-billable-units')).toBe('500')
  const { diffusers_lora_file: weights, config_file: config } = body as unknown as Trained
  expect(weights.file_name).toBe('pytorch_lora_weights.safetensors')
  const bytes = Buffer.from(await (await fetch(weights.url)).arrayBuffer())
  expect(bytes).toHaveLength(weights.file_size)

  const header = JSON.parse(bytes.subarray(8, 8 + Number(bytes.readBigUInt64LE())).toString()) as Record<
    string,
    Record<string, string>
  >
  expect(header['__metadata__']).toMatchObject({
    sandbox_trigger_phrase: 'OHWX woman',
    sandbox_is_style: String(endpoint !== portrait),
  })
  expect(await (await fetch(config.url)).json()).toMatchObject({ image_count: 4, steps: 500 })
})

test('the log counts the steps while it trains', async () => {
  const fal = await openSandbox({ pace: { trainingMs: 300_000 } })
  const url = await fal.upload('photos.zip', 'application/zip', await makeGoodArchive())
  const { body } = await fal.submit(portrait, { images_data_url: url, steps: 1000 })
  const messages = async () => {
    const status = await fal.call<{ logs?: { message: string }[] }>('GET', `${body.status_url}?logs=1`)
    return status.body.logs?.map(({ message }) => message) ?? []
  }
  await expect.poll(messages).toEqual(['Downloading the training archive'])
  const started = fal.control.requests()[0]?.startedAt ?? 0
  // Half of the way, whatever the clock says now.
  fal.control.setPace({ trainingMs: (Date.now() - started + 1) * 2 })
  await expect.poll(messages).toContain('Training step 450 of 1000')
  await fal.follow(body)
  expect((await messages()).at(-1)).toBe('Done')
})

test('an archive is refused in words that say why', async () => {
  const fal = await openSandbox()
  const photo = await makePhoto('#224466')
  const train = async (bytes: Buffer) => {
    const url = await fal.upload('photos.zip', 'application/zip', bytes)
    const { status, body } = await fal.run(portrait, { images_data_url: url })
    return { status, ...body.detail?.[0] }
  }
  expect(await train(Buffer.from('no zip at all'))).toMatchObject({
    status: 422,
    type: 'invalid_archive',
    loc: ['body', 'images_data_url'],
    ctx: { supported_extensions: ['.zip', '.tar.gz'] },
  })
  const inFolders = { 'a/1.jpg': photo, 'a/2.jpg': photo, 'a/3.jpg': photo, 'a/4.jpg': photo }
  expect(await train(await makeArchive({ ...inFolders, '5.jpg': photo, '6.gif': photo }))).toMatchObject({
    status: 422,
    type: 'archive_file_count_below_minimum',
    ctx: { min_count: 4, provided_count: 1 },
  })
  const broken = { '1.jpg': photo, '2.jpg': photo, '3.jpg': photo, '4.jpg': photo.subarray(0, 200) }
  expect(await train(await makeArchive(broken))).toMatchObject({ status: 422, type: 'image_load_error' })
})

test('an archive that cannot be fetched fails at once, however long a training takes', async () => {
  const fal = await openSandbox({ pace: { trainingMs: 3_600_000 } })
  for (const url of [`${fal.url}/files/b/none/a.zip`, 'not an address', 'http://127.0.0.1:9/a.zip']) {
    const { status, body } = await fal.run(portrait, { images_data_url: url })
    expect([status, body.detail?.[0]?.type]).toEqual([422, 'file_download_error'])
  }
})

test('a cancelled training stops, and its result never comes', async () => {
  const fal = await openSandbox({ pace: { trainingMs: 60_000 } })
  const url = await fal.upload('photos.zip', 'application/zip', await makeGoodArchive())
  const { body } = await fal.submit(portrait, { images_data_url: url })
  await expect.poll(() => fal.control.requests()[0]?.state).toBe('running')
  expect((await fal.call('PUT', body.cancel_url)).status).toBe(202)
  fal.control.setPace({ trainingMs: 0 })
  await fal.follow(body)
  expect((await fal.call('GET', body.response_url)).status).toBe(499)
})

test('a training that is cancelled while its archive is being opened leaves nothing behind', async () => {
  const fal = await openSandbox({ pace: { trainingMs: 60_000 } })
  const photo = await makePhoto('#446622', 'png', 1500)
  const names = Array.from({ length: 6 }, (_, index) => `${index}.png`)
  const archive = await makeArchive(Object.fromEntries(names.map((name) => [name, photo])))
  const url = await fal.upload('photos.zip', 'application/zip', archive)
  const { body } = await fal.submit(portrait, { images_data_url: url })
  await expect.poll(() => fal.control.requests()[0]?.state, { interval: 2 }).toBe('running')
  await fal.call('PUT', body.cancel_url)
  await fal.close()
})

test('drawing with the weights shows the person whose photos they were made of', async () => {
  const fal = await openSandbox()
  const meanRed = async (colour: string) => {
    const url = await fal.upload('photos.zip', 'application/zip', await makeGoodArchive(colour))
    const trained = (await fal.run(portrait, { images_data_url: url })).body as unknown as Trained
    // What a product does: keep the bytes, and hand them back to FAL under a new address.
    const bytes = Buffer.from(await (await fetch(trained.diffusers_lora_file.url)).arrayBuffer())
    const path = await fal.upload('weights.safetensors', 'application/octet-stream', bytes)
    fal.control.expireMedia(trained.diffusers_lora_file.url)
    const input = { prompt: 'OHWX', loras: [{ path }], image_size: { width: 256, height: 256 }, seed: 1 }
    const { body } = await fal.run('fal-ai/flux-lora', input)
    const picture = Buffer.from(await (await fetch(body.images?.[0]?.url ?? '')).arrayBuffer())
    const { channels } = await sharp(picture).stats()
    return (channels[0]?.mean ?? 0) - (channels[2]?.mean ?? 0)
  }
  expect(await meanRed('#e01010')).toBeGreaterThan((await meanRed('#1010e0')) + 20)
})

test('the old finetunes still work where legacy is switched on', async () => {
  const fal = await openSandbox()
  fal.control.setLegacy(true)
  const url = await fal.upload('photos.zip', 'application/zip', await makeGoodArchive())
  const trained = await fal.run('fal-ai/flux-pro-trainer', { data_url: url, finetune_comment: 'anna' })
  const finetune = {
    finetune_id: trained.body['finetune_id'],
    finetune_strength: 1,
    prompt: 'TOK',
    aspect_ratio: '1:1',
  }
  const drawn = await fal.run('fal-ai/flux-pro/v1.1-ultra-finetuned', finetune)
  expect(drawn.body.images).toHaveLength(1)
  const unknown = await fal.run('fal-ai/flux-pro/v1.1-ultra-finetuned', { ...finetune, finetune_id: 'none' })
  expect(unknown.status).toBe(422)
})
