import { describe, expect, it } from 'vitest'
import { createCatalogue } from '../../sandbox/fal/models/catalogue.ts'
import { validateInput } from '../../sandbox/fal/models/validate-input.ts'
import { imageModels, successorOf, trainers } from '../../src/domain/generation/catalogue.ts'
import { formats, maxImagesPerGeneration, sizeOf } from '../../src/domain/generation/formats.ts'
import type { ImageModelEntry, ImageRequest } from '../../src/domain/generation/models/model-entry.ts'

// Schemas of FAL's OpenAPI documents of 2026-06-11; of what FAL has retired, those of its last types. They refuse
// fields that FAL does not know: FAL itself would ignore a misspelt one, and charge for its default.

const published = createCatalogue()

function check(endpointId: string, input: object): Record<string, unknown> {
  const model = published.find(endpointId)
  if (!model) throw new Error(`FAL has no ${endpointId}`)
  return validateInput(model.input, JSON.parse(JSON.stringify(input)))
}

const request: ImageRequest = { prompt: 'A lighthouse', format: '3:4', count: 1, seed: '42' }
const needed: Partial<Record<ImageModelEntry['capability'], Partial<ImageRequest>>> = {
  avatar: { weightsUrl: 'https://v3.fal.media/files/w.safetensors', finetuneId: 'finetune' },
  edit: { sourceUrls: ['https://v3.fal.media/files/a.jpg', 'https://v3.fal.media/files/b.jpg'] },
  upscale: { sourceUrls: ['https://v3.fal.media/files/a.jpg'] },
  video: { sourceUrls: ['https://v3.fal.media/files/a.jpg'] },
}

describe.each(imageModels.map((model) => [model.key, model] as const))('%s', (_, model) => {
  const whole = { ...request, ...needed[model.capability] }

  it.each(formats)('asks for %s as FAL understands it', (format) => {
    const sent = check(model.endpointId, model.input({ ...whole, format }))
    if (model.takes === 'pixels') expect(sent['image_size']).toEqual(sizeOf[format])
    if (model.takes === 'ratio') expect(sent['aspect_ratio']).toBe(format)
  })

  it('asks for as many as were ordered', () => {
    const sent = check(model.endpointId, model.input({ ...whole, count: maxImagesPerGeneration }))
    if (model.takes !== 'source') expect(sent['num_images']).toBe(maxImagesPerGeneration)
  })

  it('sends a seed that can be repeated, and none that cannot', () => {
    for (const seed of ['7', '18446744073709551615']) {
      const sent = check(model.endpointId, model.input({ ...whole, seed }))
      expect([undefined, Number(seed)]).toContain(sent['seed'])
      expect(sent['seed'] ?? 0).toSatisfy(Number.isSafeInteger)
    }
  })

  it('takes the longest prompt', () => {
    check(model.endpointId, model.input({ ...whole, prompt: 'я'.repeat(5000) }))
  })

  it('says what to avoid where FAL lets it', () => {
    const { properties = {} } = published.find(model.endpointId)?.input ?? {}
    const said = model.input(whole)['negative_prompt']
    if ('negative_prompt' in properties) expect(said).toMatch(/deformed face/)
    else expect(said).toBeUndefined()
  })

  it('has a source where it works from one', () => {
    if (!whole.sourceUrls) return
    const sent = model.input(whole)
    const [first] = whole.sourceUrls
    expect(sent['image_urls'] ?? [sent['image_url']]).toContain(first)
  })

  it('has a successor of its own kind, and one that lives if it is retired itself', () => {
    if (model.successor === undefined) return expect(model.retired).toBe(false)
    const next = successorOf(model.key)
    expect(next).toMatchObject({ capability: model.capability, retired: false })
  })
})

it.each(trainers.map((trainer) => [trainer.key, trainer] as const))(
  '%s is asked as FAL understands it',
  (_, trainer) => {
    const { learningRate } = trainer
    const archiveUrl = 'https://v3.fal.media/files/photos.zip'
    check(trainer.endpointId, trainer.input({ archiveUrl, triggerPhrase: 'ohwx', steps: 1000, learningRate }))
  },
)

it('no two models share a name', () => {
  const keys = [...imageModels, ...trainers].map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
})
