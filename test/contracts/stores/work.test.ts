import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const newTraining = async () => open.training(await open.avatar((await open.person()).id))

describe('trainings', () => {
  test('a training is found as it was ordered', async () => {
    const training = await newTraining()
    expect(training).toEqual({
      id: training.id,
      avatarId: training.avatarId,
      userId: training.userId,
      status: 'pending',
      model: 'portrait-trainer',
      steps: 1000,
      learningRate: 0.00009,
      priceCredits: 10,
      isTest: false,
      errorCode: null,
      isGift: false,
      progressMessageId: null,
      progressText: null,
      createdAt: expect.any(Date),
    })
    expect(await open.stores.trainings.find(training.id)).toEqual(training)
    expect(await open.stores.trainings.findLatest(training.avatarId)).toEqual(training)
    expect(await open.stores.trainings.findLatest(999_999)).toBeUndefined()
  })

  test('an avatar has one training under way: a second tap cannot pay twice', async () => {
    const avatar = await open.avatar((await open.person()).id)
    const ordered = await Promise.allSettled([open.training(avatar), open.training(avatar)])
    expect(ordered.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const under = await open.stores.trainings.findLatest(avatar.id)
    await open.stores.trainings.move(under?.id ?? 0, ['pending'], 'cancelled')
    await expect(open.training(avatar)).resolves.toMatchObject({ status: 'pending' })
  })

  test('of many finishers one wins, and the reason of a failure is kept', async () => {
    const { trainings } = open.stores
    const { id } = await newTraining()
    expect(await trainings.move(id, ['processing'], 'completed')).toBe(false)
    expect(await trainings.move(id, ['pending'], 'processing')).toBe(true)
    expect(await open.rowOf('trainings', id)).toMatchObject({ finished_at: null })
    const failure = { code: 'provider-error', detail: 'status 500\u0000' }
    const moved = await Promise.all([
      trainings.move(id, ['pending', 'processing'], 'failed', failure),
      trainings.move(id, ['pending', 'processing'], 'failed', failure),
      trainings.move(id, ['pending', 'processing'], 'failed', failure),
    ])
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect(await open.rowOf('trainings', id)).toMatchObject({
      status: 'failed',
      error_code: 'provider-error',
      error_detail: 'status 500',
      finished_at: expect.any(Date),
    })
  })

  test('the live message is remembered, forgotten and its text kept', async () => {
    const { trainings } = open.stores
    const { id } = await newTraining()
    await trainings.setProgress(id, { messageId: 12 })
    await trainings.setProgress(id, { text: 'шаг 5 из 1000' })
    await trainings.setProgress(id, {})
    expect(await trainings.find(id)).toMatchObject({
      progressMessageId: 12,
      progressText: 'шаг 5 из 1000',
    })
    await trainings.setProgress(id, { messageId: null })
    expect(await trainings.find(id)).toMatchObject({
      progressMessageId: null,
      progressText: 'шаг 5 из 1000',
    })
  })

  test('what failed or was stopped does not use up a free training', async () => {
    const { trainings } = open.stores
    const { id: userId } = await open.person()
    for (const end of ['completed', 'failed', 'cancelled'] as const) {
      const { id } = await open.training(await open.avatar(userId))
      await trainings.move(id, ['pending'], end)
    }
    await open.training(await open.avatar(userId))
    expect(await trainings.countOf(userId)).toBe(2)
  })

  test('the usual duration is a median, known from three trainings on; tests do not count', async () => {
    const { trainings } = open.stores
    const { id: userId } = await open.person()
    const train = async (minutes: number, isTest = false) => {
      const { id } = await open.training(await open.avatar(userId), { model: 'median', isTest })
      await trainings.move(id, ['pending'], 'completed')
      await open.db
        .updateTable('trainings')
        .set({ finished_at: sql<Date>`created_at + make_interval(mins => ${minutes})` })
        .where('id', '=', id)
        .execute()
    }
    await train(1, true)
    await train(20)
    await train(90)
    expect(await trainings.usualDurationMs('median', 1000)).toBeUndefined()
    await train(25)
    expect(await trainings.usualDurationMs('median', 1000)).toBe(25 * 60_000)
    // Of twice the steps nobody knows yet: they take twice as long.
    expect(await trainings.usualDurationMs('median', 2000)).toBe(50 * 60_000)
  })
})

const ofWords = { kind: 'image', sourceImageId: null, sourcePhotoKey: null, seed: null } as const

describe('what an update makes that comes again', () => {
  test('a draft is the same one, as it is by now; another update and another person make others', async () => {
    const { drafts } = open.stores
    const [anna, boris] = [await open.person(), await open.person()]
    const draftOf = (userId: number, madeByUpdate?: number) =>
      drafts.add({
        userId,
        avatarId: null,
        wish: 'на море',
        format: '3:4',
        imageCount: 1,
        improve: true,
        ...(madeByUpdate === undefined ? {} : { madeByUpdate }),
      })
    const draft = await draftOf(anna.id, 7)
    await drafts.update(anna.id, draft.id, { imageCount: 3 })
    expect(await draftOf(anna.id, 7)).toEqual({ ...draft, imageCount: 3 })
    const others = [
      await draftOf(anna.id, 8),
      await draftOf(boris.id, 7),
      await draftOf(anna.id),
      await draftOf(anna.id),
    ]
    expect(new Set([draft, ...others].map(({ id }) => id)).size).toBe(5)
  })

  test('a training is ordered once, also when the first has ended meanwhile', async () => {
    const avatar = await open.avatar((await open.person()).id)
    const training = await open.training(avatar, { orderedByUpdate: 7 })
    await open.stores.trainings.move(training.id, ['pending'], 'failed')
    await expect(open.training(avatar, { orderedByUpdate: 7 })).rejects.toThrow('new update')
    expect(await open.training(avatar, { orderedByUpdate: 8 })).not.toEqual(training)
  })
})

describe('drafts and generations', () => {
  test('a training has one first picture, which nobody has drafted', async () => {
    const { generations } = open.stores
    const { id: userId } = await open.person()
    const avatar = await open.avatar(userId)
    const training = await open.training(avatar)
    const picture = {
      userId,
      draftId: null,
      firstOfTrainingId: training.id,
      avatarId: avatar.id,
      model: 'flux-lora',
      format: '1:1',
      imageCount: 1,
      wish: 'Портрет у окна',
      prompt: 'portrait by a window',
      promptChanges: [],
      priceCredits: 0,
    } as const
    const first = await generations.add(picture)
    expect(first).toMatchObject({ firstOfTrainingId: training.id, status: 'pending' })
    expect(await generations.add(picture)).toBeUndefined()
    expect(await generations.findFirstOf(training.id)).toEqual(first)
  })

  test('only its owner sees and changes a draft', async () => {
    const { drafts } = open.stores
    const { id: userId } = await open.person()
    const stranger = await open.person()
    const avatar = await open.avatar(userId)
    const order = { userId, avatarId: null, wish: '', format: '1:1', imageCount: 1, improve: true } as const
    const draft = await drafts.add(order)
    const writing = { written: null, styleKey: null, styleKeys: [], sampleFileId: null }
    expect(draft).toEqual({ ...order, ...ofWords, ...writing, id: draft.id })
    const changes = {
      avatarId: avatar.id,
      wish: 'у моря',
      format: '16:9',
      imageCount: 4,
      improve: false,
      written: {
        description: 'by the «sea»',
        additions: ['мягкий свет'],
        language: 'ru',
        writer: 'composer',
      },
      styleKey: 'noir',
      styleKeys: ['oil', 'noir'],
      sampleFileId: 'AgAC',
    } as const
    expect(await drafts.update(stranger.id, draft.id, changes)).toBeUndefined()
    expect(await drafts.find(stranger.id, draft.id)).toBeUndefined()
    expect(await drafts.update(stranger.id, draft.id, {})).toBeUndefined()
    expect(await drafts.update(userId, draft.id, changes)).toEqual({ ...draft, ...changes })
    expect(await drafts.update(userId, draft.id, { avatarId: null })).toEqual({
      ...draft,
      ...changes,
      avatarId: null,
    })
    expect(await drafts.update(userId, draft.id, {})).toEqual(await drafts.find(userId, draft.id))
  })

  test('an order keeps what it is made of', async () => {
    const { drafts, generations } = open.stores
    const { id: userId } = await open.person()
    const [imageId = 0] = await open.images(userId, 1)
    const made = { kind: 'edit', sourceImageId: imageId, sourcePhotoKey: 'users/1/sent.jpg' } as const
    const order = { userId, avatarId: null, wish: 'snow', format: '1:1', imageCount: 1, ...made } as const
    const draft = await drafts.add({ ...order, improve: true })
    expect(await drafts.find(userId, draft.id)).toMatchObject(made)
    const rest = { model: 'flux-kontext', prompt: 'snow', promptChanges: [], priceCredits: 50 }
    const added = await generations.add({ ...order, ...rest, draftId: draft.id })
    expect(await generations.find(added?.id ?? 0)).toMatchObject(made)
  })

  test('a summary makes one order, whoever taps it how often', async () => {
    const { drafts, generations } = open.stores
    const { id: userId } = await open.person()
    const order = { userId, avatarId: null, wish: 'у моря', format: '1:1', imageCount: 2 } as const
    const draft = await drafts.add({ ...order, improve: true })
    const promptChanges = ['переведено', 'said "light"']
    const generation = {
      ...order,
      draftId: draft.id,
      model: 'nano-banana-2',
      prompt: 'by the sea',
      promptChanges,
      written: { description: 'by the sea', additions: promptChanges, language: 'ru', writer: 'composer' },
      styleKey: 'noir',
      priceCredits: 100,
    } as const
    const added = await Promise.all(
      Array.from({ length: 5 }, () => open.inTransaction((stores) => stores.generations.add(generation))),
    )
    expect(added.filter(Boolean)).toHaveLength(1)
    const found = await generations.findByDraft(draft.id)
    expect(found).toEqual({
      ...order,
      id: found?.id,
      firstOfTrainingId: null,
      seriesId: null,
      ...ofWords,
      status: 'pending',
      model: 'nano-banana-2',
      deliveredCount: 0,
      prompt: 'by the sea',
      promptChanges,
      written: generation.written,
      styleKey: 'noir',
      seed: null,
      priceCredits: 100,
      errorCode: null,
      isGift: false,
      progressMessageId: null,
      progressText: null,
      createdAt: expect.any(Date),
    })
    expect(await generations.find(found?.id ?? 0)).toEqual(found)
  })

  test('what came of a generation is kept, a large seed exactly', async () => {
    const { generations } = open.stores
    const { id } = await open.generation((await open.person()).id)
    await generations.update(id, { deliveredCount: 3, seed: '18446744073709551615', model: 'flux-2' })
    await generations.update(id, {})
    await generations.setProgress(id, { messageId: 5, text: 'рисую' })
    expect(await generations.move(id, ['pending', 'processing'], 'completed')).toBe(true)
    expect(await generations.move(id, ['pending', 'processing'], 'failed')).toBe(false)
    expect(await generations.find(id)).toMatchObject({
      status: 'completed',
      deliveredCount: 3,
      seed: '18446744073709551615',
      model: 'flux-2',
      progressMessageId: 5,
      progressText: 'рисую',
      errorCode: null,
      isGift: false,
    })
  })
})
