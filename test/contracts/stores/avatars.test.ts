import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAvatarStore } from '../../../src/adapters/postgres/avatars.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

async function completed(userId: number) {
  const avatar = await open.avatar(userId)
  await open.stores.avatars.move(avatar.id, ['draft'], 'completed')
  return avatar
}

test('a new avatar is a draft that only its owner finds', async () => {
  const { avatars } = open.stores
  const owner = await open.person()
  const stranger = await open.person()
  const avatar = await open.avatar(owner.id, 'style')
  expect(avatar).toEqual({
    id: avatar.id,
    userId: owner.id,
    name: '',
    type: 'style',
    gender: null,
    status: 'draft',
    isMain: false,
    isTest: false,
    photoCount: 0,
    imageCount: 0,
    triggerPhrase: null,
    previewKey: null,
    previewTelegramId: null,
    keepPhotos: false,
    finetuneId: null,
    counterMessageId: null,
    createdAt: expect.any(Date),
    completedAt: null,
  })
  expect(await avatars.find(owner.id, avatar.id)).toEqual(avatar)
  expect(await avatars.find(stranger.id, avatar.id)).toBeUndefined()
  expect(await avatars.lock(stranger.id, avatar.id)).toBeUndefined()
  expect(await avatars.markDeleted(stranger.id, avatar.id)).toBe(false)
  await avatars.makeMain(stranger.id, avatar.id)
  await avatars.becomeMainIfNone(stranger.id, avatar.id)
  expect(await avatars.find(owner.id, avatar.id)).toEqual(avatar)
})

test('of many who move an avatar at once one wins', async () => {
  const { avatars } = open.stores
  const { id } = await open.avatar((await open.person()).id)
  expect(await avatars.move(id, ['photos_uploading', 'error'], 'training')).toBe(false)
  const moved = await Promise.all(
    Array.from({ length: 6 }, () => avatars.move(id, ['draft', 'error'], 'training')),
  )
  expect(moved.filter(Boolean)).toHaveLength(1)
})

test('every field of a training is kept as it came', async () => {
  const { avatars } = open.stores
  const owner = await open.person()
  const { id } = await open.avatar(owner.id)
  const at = new Date('2026-06-11T12:00:00.123Z')
  const changes = {
    name: 'Аня',
    gender: 'female',
    previewKey: 'avatars/1/preview.jpg',
    consentAt: at,
    counterMessageId: 77,
    isTest: true,
    completedAt: at,
    trainingType: 'portrait',
    falRequestId: 'fal-request-1',
    learningRate: 0.00009,
    triggerPhrase: 'ohwx person',
    steps: 1000,
    multiresolutionTraining: true,
    subjectCrop: false,
    createMasks: true,
    captioning: false,
    finetuneComment: 'avatar 1 of person 1',
    diffusersLoraFileUrl: 'https://v3.fal.media/files/w.safetensors',
    configFileUrl: 'https://v3.fal.media/files/config.json',
    trainingLogs: 'step 1/1000\u0000\nstep 2/1000',
    trainingError: 'provider-error: 500',
    webhookUrl: 'https://example.org/webhooks/fal',
    lastStatusCheck: at,
    falResponseData: {
      seed: '18446744073709551615',
      logs: ['a\u0000b', 'half \ud83d'],
      nested: [{ a: null }],
    },
    finetuneType: 'lora',
    finetuneId: 'finetune-1',
    priority: 'quality',
    weightsKey: 'avatars/1/w.safetensors',
    configKey: 'avatars/1/config.json',
    weightsUrl: 'https://v3.fal.media/files/again.safetensors',
    weightsUrlExpiresAt: at,
  } as const
  await avatars.update(id, changes)
  expect(await open.rowOf('avatars', id)).toMatchObject({
    name: 'Аня',
    consent_at: at,
    training_type: 'portrait',
    fal_request_id: 'fal-request-1',
    learning_rate: 0.00009,
    steps: 1000,
    multiresolution_training: true,
    subject_crop: false,
    create_masks: true,
    captioning: false,
    finetune_comment: 'avatar 1 of person 1',
    diffusers_lora_file_url: changes.diffusersLoraFileUrl,
    config_file_url: changes.configFileUrl,
    // What PostgreSQL cannot hold is left out; the rest of the text is not lost for it.
    training_logs: 'step 1/1000\nstep 2/1000',
    training_error: 'provider-error: 500',
    webhook_url: changes.webhookUrl,
    last_status_check: at,
    fal_response_data: {
      seed: '18446744073709551615',
      logs: ['a\uFFFDb', 'half \uFFFD'],
      nested: [{ a: null }],
    },
    finetune_type: 'lora',
    priority: 'quality',
    weights_url_expires_at: at,
  })
  expect(await avatars.find(owner.id, id)).toMatchObject({
    name: 'Аня',
    gender: 'female',
    previewKey: 'avatars/1/preview.jpg',
    counterMessageId: 77,
    isTest: true,
    completedAt: at,
    triggerPhrase: 'ohwx person',
  })
  expect(await avatars.weights(id)).toEqual({
    triggerPhrase: 'ohwx person',
    gender: 'female',
    isTest: true,
    weightsKey: changes.weightsKey,
    configKey: changes.configKey,
    weightsUrl: changes.weightsUrl,
    weightsUrlExpiresAt: at,
    finetuneId: 'finetune-1',
  })
})

test('one request of the vendor belongs to one avatar', async () => {
  const owner = await open.person()
  const [first, second] = [await open.avatar(owner.id), await open.avatar(owner.id)]
  await open.stores.avatars.update(first.id, { falRequestId: 'once-only' })
  await expect(open.stores.avatars.update(second.id, { falRequestId: 'once-only' })).rejects.toMatchObject({
    code: '23505',
  })
})

test('cards are counted from the newest, and a place out of range is brought into it', async () => {
  const { avatars } = open.stores
  const { id: userId } = await open.person()
  expect(await avatars.findAt(userId, 0)).toBeUndefined()
  const [oldest, middle, newest] = [
    await open.avatar(userId),
    await open.avatar(userId),
    await open.avatar(userId),
  ]
  await open.avatar((await open.person()).id)
  const failed = await open.training(middle)
  await open.stores.trainings.move(failed.id, ['pending'], 'failed')
  const again = await open.training(middle)

  expect(await avatars.findAt(userId, 0)).toEqual({
    avatar: newest,
    place: 0,
    count: 3,
    training: null,
    photo: null,
  })
  expect(await avatars.findAt(userId, 1)).toEqual({
    avatar: middle,
    place: 1,
    count: 3,
    training: again,
    photo: null,
  })
  expect(await avatars.findAt(userId, 9)).toMatchObject({ avatar: oldest, place: 2 })
  expect(await avatars.findAt(userId, Number.MAX_SAFE_INTEGER)).toMatchObject({ avatar: oldest, place: 2 })
  expect(await avatars.findAt(userId, -1)).toMatchObject({ avatar: newest, place: 0 })
  await avatars.markDeleted(userId, newest.id)
  expect(await avatars.findAt(userId, 0)).toMatchObject({ avatar: middle, place: 0, count: 2 })
})

test('a list is newest first, of one status where asked, and no longer than asked', async () => {
  const { avatars } = open.stores
  const { id: userId } = await open.person()
  const [first, draft, last] = [await completed(userId), await open.avatar(userId), await completed(userId)]
  const ids = async (filter: Parameters<typeof avatars.list>[1]) =>
    (await avatars.list(userId, filter)).map(({ id }) => id)
  expect(await ids({ limit: 10 })).toEqual([last.id, draft.id, first.id])
  expect(await ids({ limit: 10, status: 'completed' })).toEqual([last.id, first.id])
  expect(await ids({ limit: 1 })).toEqual([last.id])
})

test('of avatars completed at the same moment one becomes main', async () => {
  const { avatars } = open.stores
  const { id: userId } = await open.person()
  const many = await Promise.all(Array.from({ length: 6 }, () => completed(userId)))
  await Promise.all(
    many.map(({ id }) => open.inTransaction((stores) => stores.avatars.becomeMainIfNone(userId, id))),
  )
  const main = await avatars.findMain(userId)
  expect(many.map(({ id }) => id)).toContain(main?.id)
})

test('the main avatar changes in one step, also under many fingers', async () => {
  const { avatars } = open.stores
  const { id: userId } = await open.person()
  const many = await Promise.all(Array.from({ length: 4 }, () => completed(userId)))
  await Promise.all(many.map(({ id }) => avatars.makeMain(userId, id)))
  expect(await avatars.findMain(userId)).toBeDefined()
  const last = many.at(-1)?.id ?? 0
  await avatars.makeMain(userId, last)
  await avatars.makeMain(userId, 999_999)
  expect((await avatars.findMain(userId))?.id).toBe(last)
  const mains = (await avatars.list(userId, { limit: 10 })).filter(({ isMain }) => isMain)
  expect(mains).toHaveLength(1)
})

test('deleting the main avatar promotes the newest finished one', async () => {
  const { avatars } = open.stores
  const { id: userId } = await open.person()
  const [older, newer, main] = [await completed(userId), await completed(userId), await completed(userId)]
  await open.avatar(userId)
  await avatars.makeMain(userId, main.id)
  await avatars.promoteNewest(userId)
  expect((await avatars.findMain(userId))?.id).toBe(main.id)

  expect(await avatars.markDeleted(userId, main.id)).toBe(true)
  expect(await avatars.markDeleted(userId, main.id)).toBe(false)
  await avatars.promoteNewest(userId)
  expect((await avatars.findMain(userId))?.id).toBe(newer.id)
  expect(await avatars.find(userId, main.id)).toBeUndefined()
  expect(await avatars.weights(main.id)).toBeUndefined()

  await avatars.markDeleted(userId, newer.id)
  await avatars.markDeleted(userId, older.id)
  await avatars.promoteNewest(userId)
  expect(await avatars.findMain(userId)).toBeUndefined()
})

test('the database itself refuses a second main avatar', async () => {
  const { id: userId } = await open.person()
  const [first, second] = [await completed(userId), await completed(userId)]
  const force = (id: number) =>
    open.db.updateTable('avatars').set({ is_main: true }).where('id', '=', id).execute()
  await force(first.id)
  await expect(force(second.id)).rejects.toMatchObject({ code: '23505' })
})

test.runIf(process.env['TEST_DATABASE_URL'])(
  'a locked avatar makes others wait, but not those who only point at it',
  async () => {
    const { id: userId } = await open.person()
    const avatar = await open.avatar(userId)
    const holder = await open.db.startTransaction().execute()
    try {
      await createAvatarStore(holder).lock(userId, avatar.id)
      await open.generation(userId, avatar.id)
      const other = sql`select 1 from avatars where id = ${avatar.id} for no key update nowait`
      await expect(other.execute(open.db)).rejects.toMatchObject({ code: '55P03' })
    } finally {
      await holder.rollback().execute()
    }
  },
)
