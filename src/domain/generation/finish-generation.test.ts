import { expect, it } from 'vitest'
import { Failure } from '../shared/failure.ts'
import type { Ending } from '../work/finish.ts'
import type { ProviderRequest } from '../work/provider-request.ts'
import { finishGeneration, type FinishGenerationNeeds } from './finish-generation.ts'
import type { Generation } from './generation.ts'

const generation = {
  id: 7,
  userId: 1,
  avatarId: null,
  kind: 'image',
  status: 'processing',
  model: 'flux-2',
  format: '1:1',
  imageCount: 3,
  priceCredits: 150,
  firstOfTrainingId: null,
  seriesId: null,
} as Generation

const request = { id: 5, model: 'flux-2', input: {} } as ProviderRequest

const ready = (isLastTry: boolean): Ending => ({
  kind: 'ready',
  isLastTry,
  output: { images: ['1', '2', '3'].map((name) => ({ url: `https://v3.fal.media/${name}.jpg` })) },
})

/** A studio of which these files can never be fetched. */
function setUp(...gone: readonly string[]) {
  const done = { positions: [] as number[], refunds: [] as number[], purged: [] as string[], status: '' }
  const stores = {
    generations: {
      find: async () => generation,
      move: async (_id: number, _from: unknown, to: string) => {
        done.status = to
        return true
      },
      update: async () => undefined,
    },
    images: {
      add: async (images: readonly { position: number }[]) =>
        void done.positions.push(...images.map(({ position }) => position)),
    },
    ledger: { credit: async ({ credits }: { credits: number }) => void done.refunds.push(credits) },
    notices: { add: async () => 9 },
    requests: { finish: async () => true },
    jobs: {
      add: async (name: string, payload: object) => {
        if (name === 'purge-objects' && 'objects' in payload)
          done.purged.push(...(payload.objects as { key: string }[]).map(({ key }) => key))
      },
    },
  } as unknown as FinishGenerationNeeds['stores']
  const needs: FinishGenerationNeeds = {
    stores,
    inTransaction: (work) => work(stores),
    clock: () => new Date(),
    vendorFiles: {
      upload: () => Promise.reject(new Error('Nothing is uploaded')),
      download: async (url) => {
        if (gone.some((name) => url.endsWith(name))) throw new Failure('OBJECT_NOT_FOUND', `${url} is gone`)
        return { contentType: 'image/jpeg', body: (async function* () {})() }
      },
      forget: () => Promise.reject(new Error('Nothing is forgotten')),
    },
    storage: { put: async () => undefined } as unknown as FinishGenerationNeeds['storage'],
    processor: {
      keep: () => Promise.reject(new Error('Nothing is enlarged')),
      film: () => {
        throw new Error('Nothing is set in motion')
      },
      fit: async () => ({
        image: new Uint8Array(),
        contentType: 'image/jpeg',
        width: 1024,
        height: 1024,
        thumbnail: new Uint8Array(),
      }),
    },
  }
  return { done, finish: (ending: Ending) => finishGeneration(needs, generation.id, ending, request) }
}

it('waits with the others for an image that cannot be fetched yet', async () => {
  const { done, finish } = setUp('2.jpg')
  await expect(finish(ready(false))).rejects.toThrow('is gone')
  expect(done.status).toBe('')
})

it('delivers the others at the deadline and pays one image back', async () => {
  const { done, finish } = setUp('2.jpg')
  await finish(ready(true))
  expect(done).toMatchObject({ status: 'completed', positions: [0, 2], refunds: [50] })
  expect(done.purged).toContain('users/1/generations/7/2.jpg')
  expect(done.purged.some((key) => key.includes('/1.') || key.includes('/3.'))).toBe(false)
})

it('delivers nothing where nothing can be fetched', async () => {
  const { done, finish } = setUp('1.jpg', '2.jpg', '3.jpg')
  await expect(finish(ready(true))).rejects.toThrow('is gone')
  expect(done.status).toBe('')
})
