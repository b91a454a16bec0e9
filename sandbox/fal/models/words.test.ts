import sharp from 'sharp'
import { expect, test } from 'vitest'

import { openSandbox } from '../testing/sandbox-client.ts'

const model = 'google/gemini-2.5-flash'

test('a language model answers the same question the same way, or as it was told', async () => {
  const fal = await openSandbox()
  const ask = async () =>
    (await fal.run('openrouter/router', { prompt: 'Improve:\na cat', model })).body['output']
  expect(await ask()).toMatch(/^a cat, /)
  expect(await ask()).toBe(await ask())
  fal.control.answerNext('openrouter/router', '{"prompt":"a tabby cat"}')
  expect(await ask()).toBe('{"prompt":"a tabby cat"}')
  expect(await ask()).toMatch(/^a cat, /)
  const older = await fal.run('fal-ai/any-llm', { prompt: 'a cat' })
  expect(older.body).toMatchObject({ partial: false, error: null })
  expect((await fal.run('openrouter/router', { prompt: 'a cat' })).status).toBe(422)
})

test('a vision model says what can be measured of a picture', async () => {
  const fal = await openSandbox()
  const blue = await sharp({ create: { width: 120, height: 60, channels: 3, background: '#1020c0' } })
    .png()
    .toBuffer()
  const url = await fal.upload('a.png', 'image/png', blue)
  const seen = await fal.run('openrouter/router/vision', { prompt: 'Describe', model, image_urls: [url] })
  expect(seen.body['output']).toMatch(/wide picture of 120 by 60 pixels, mostly blue/)
  const caption = await fal.run('fal-ai/florence-2-large/detailed-caption', { image_url: url })
  expect(caption.body['results']).toBe(seen.body['output'])
  expect((await fal.run('fal-ai/imageutils/nsfw', { image_url: url })).body).toEqual({
    nsfw_probability: 0.01,
  })
})

test('speech becomes words in the language asked for, the same for the same sound', async () => {
  const fal = await openSandbox()
  const url = await fal.upload('a.ogg', 'audio/ogg', Buffer.from('OggS some sound'))
  const hear = async (language: string) =>
    (await fal.run('fal-ai/wizper', { audio_url: url, language })).body['text'] as string
  expect(await hear('ru')).toMatch(/^[а-яё ]+$/)
  expect(await hear('en')).toMatch(/^[a-z ]+$/)
  expect(await hear('ru')).toBe(await hear('ru'))
  const whisper = await fal.run('fal-ai/whisper', { audio_url: url })
  expect(whisper.body).toMatchObject({ inferred_languages: ['en'], chunks: [{ timestamp: [0, null] }] })
  expect((await fal.run('fal-ai/wizper', { audio_url: `${fal.url}/files/b/none/a.ogg` })).status).toBe(422)
})
