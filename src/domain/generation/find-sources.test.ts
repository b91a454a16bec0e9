import { expect, it } from 'vitest'
import type { AvatarWeights } from '../avatars/avatar-store.ts'
import type { Photo } from '../avatars/avatar.ts'
import type { Image } from '../gallery/image.ts'
import { Failure } from '../shared/failure.ts'
import { readWhole } from '../work/vendor-files.ts'
import { findImageModel } from './catalogue.ts'
import { findSources, type FindSourcesNeeds } from './find-sources.ts'
import type { Generation } from './generation.ts'

const now = new Date('2026-06-11T12:00:00Z')
const entry = (key: string) => {
  const model = findImageModel(key)
  if (!model) throw new Error(`No model is called ${key}`)
  return model
}
const generation = (changes: Partial<Generation>): Generation =>
  ({
    id: 7,
    userId: 1,
    kind: 'image',
    avatarId: null,
    sourceImageId: null,
    sourcePhotoKey: null,
    ...changes,
  }) as Generation

/** A file that holds its own key. */
async function* letters(key: string) {
  yield Buffer.from(key)
}

/** A vendor's storage that names what it was given by the key of ours, and counts. */
function setUp({
  photos = [],
  image,
  gone = [],
}: { photos?: readonly Partial<Photo>[]; image?: Partial<Image>; gone?: readonly string[] } = {}) {
  const kept = new Map<string, { url: string; expiresAt: Date }>()
  const uploads: string[] = []
  const needs: FindSourcesNeeds = {
    stores: {
      avatars: {
        weights: async () => ({ finetuneId: 'old' }) as AvatarWeights,
        update: async () => undefined,
      },
      photos: { list: async () => photos as Photo[] },
      images: { find: async (userId) => (userId === 1 && image ? (image as Image) : undefined) },
      vendorCopies: {
        find: async ({ key }, until) => {
          const copy = kept.get(key)
          return copy && copy.expiresAt > until ? copy.url : undefined
        },
        keep: async ({ key }, copy) => void kept.set(key, copy),
      },
    },
    storage: {
      read: async ({ key }: { key: string }) => {
        if (gone.includes(key)) throw new Failure('OBJECT_NOT_FOUND', key)
        return { body: letters(key), bytes: key.length }
      },
    } as unknown as FindSourcesNeeds['storage'],
    vendorFiles: {
      upload: async ({ body, lifetimeMs }) => {
        const key = Buffer.from(await readWhole(body)).toString()
        uploads.push(key)
        return { url: `https://v3.fal.media/${key}`, expiresAt: new Date(now.getTime() + lifetimeMs) }
      },
      download: () => Promise.reject(new Error('Nothing is fetched')),
      forget: () => Promise.reject(new Error('Nothing is forgotten')),
    },
    clock: () => now,
  }
  return { needs, uploads }
}

it('an avatar without training is drawn from its valid photos, three at most, uploaded once', async () => {
  const photos = ['a', 'b', 'c', 'd'].map((name) => ({ status: 'valid', storageKey: `${name}.jpg` }) as const)
  const { needs, uploads } = setUp({ photos: [{ status: 'invalid', storageKey: null }, ...photos] })
  for (let time = 0; time < 2; time++) {
    const sources = await findSources(needs, generation({ avatarId: 3 }), entry('nano-banana-2-edit'))
    const sourceUrls = ['a', 'b', 'c'].map((name) => `https://v3.fal.media/${name}.jpg`)
    expect(sources).toEqual({ sourceUrls })
  }
  expect(uploads.toSorted()).toEqual(['a.jpg', 'b.jpg', 'c.jpg'])
})

it('an avatar without training and without photos cannot be drawn', async () => {
  const { needs } = setUp({ photos: [{ status: 'valid', storageKey: 'a.jpg' }], gone: ['a.jpg'] })
  const sources = await findSources(needs, generation({ avatarId: 3 }), entry('nano-banana-2-edit'))
  expect(sources).toBeUndefined()
})

it('an old finetune goes by its id', async () => {
  const { needs } = setUp()
  const sources = await findSources(needs, generation({ avatarId: 3 }), entry('flux-finetuned'))
  expect(sources).toEqual({ finetuneId: 'old' })
})

it.each(['upscale', 'video', 'edit'] as const)('%s works from the image, whoever is in it', async (kind) => {
  const { needs } = setUp({ image: { bucket: 'images', storageKey: 'i.png' } })
  const sources = await findSources(
    needs,
    generation({ kind, avatarId: 3, sourceImageId: 5 }),
    entry('kling-video'),
  )
  expect(sources).toEqual({ sourceUrls: ['https://v3.fal.media/i.png'] })
})

it('a photo sent for one order is read from the photos, and missed when it is gone', async () => {
  const order = generation({ kind: 'edit', sourcePhotoKey: 'p.jpg' })
  const model = entry('nano-banana-2-edit')
  expect(await findSources(setUp().needs, order, model)).toEqual({
    sourceUrls: ['https://v3.fal.media/p.jpg'],
  })
  expect(await findSources(setUp({ gone: ['p.jpg'] }).needs, order, model)).toBeUndefined()
})
