import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeGoodArchive } from '../../sandbox/fal/testing/make-archive.ts'
import { createFalProvider } from '../../src/adapters/fal/fal-provider.ts'
import { createFalStorage } from '../../src/adapters/fal/fal-storage.ts'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Bucket } from '../../src/domain/shared/object-storage.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { beginsAvatar, labelLike, makesAvatar, ordersImage, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    env: { MIN_PHOTOS: '4', FREE_TRAININGS: '1000', FIRST_PICTURE: 'true' },
  })
})
afterAll(() => product.stop())

const avatarOf = (person: Person) =>
  product.db
    .selectFrom('avatars')
    .innerJoin('users', 'users.id', 'avatars.user_id')
    .selectAll('avatars')
    .where('telegram_id', '=', person.id)
    .executeTakeFirstOrThrow()

const isStored = (bucket: Bucket, storageKey: string): Promise<boolean> =>
  product.program.readImage({ bucket, storageKey }).then(
    () => true,
    () => false,
  )

describe.each(languages)('the card of an avatar (%s)', (language) => {
  it('shows its first picture; deleting it removes photos, weights and preview, here and at FAL', async () => {
    const person = await product.person({ language })
    const { avatars, training } = person.texts
    await makesAvatar(person, { name: 'Vera' })
    await waitFor('the preview', async () => (await avatarOf(person)).preview_telegram_id !== null)
    await person.presses(training.myAvatars)
    const card = await person.sees((seen) => seen.buttons.flat().includes(avatars.rename))
    const avatar = await avatarOf(person)
    expect(card.photo?.fileId).toBe(avatar.preview_telegram_id)
    expect(card.text).toMatch(/Vera[^]*1 (of|из) 1/)

    const keys = [avatar.weights_key, avatar.config_key, avatar.preview_key].flatMap((key) => key ?? [])
    expect(keys).toHaveLength(3)
    await person.presses(avatars.delete)
    await person.presses(avatars.reallyDelete)
    await waitFor('the files to be gone', async () =>
      (await Promise.all(keys.map((key) => isStored('avatars', key)))).every((there) => !there),
    )
    const weights = avatar.diffusers_lora_file_url ?? ''
    await waitFor('FAL to have forgotten it', async () => (await fetch(weights)).status === 404)
    // The picture made with it stays in the gallery.
    const image = await product.db
      .selectFrom('images')
      .select(['bucket', 'storage_key'])
      .where('avatar_id', '=', avatar.id)
      .executeTakeFirstOrThrow()
    expect(await isStored(image.bucket, image.storage_key)).toBe(true)
  })
})

describe.each(languages)('photos that were kept (%s)', (language) => {
  it('can be deleted alone, and the avatar goes on drawing', async () => {
    const person = await product.person({ language })
    const { avatars, common } = person.texts
    await makesAvatar(person, { name: 'Vera', keepsPhotos: true })
    const avatar = await avatarOf(person)
    const photos = await product.db
      .selectFrom('photos')
      .select('storage_key')
      .where('avatar_id', '=', avatar.id)
      .execute()
    const keys = photos.flatMap(({ storage_key: key }) => key ?? [])
    expect(keys).toHaveLength(4)
    await person.says('/avatars')
    await person.presses(avatars.deletePhotos)
    const asked = await person.sees(/Vera/)
    await person.presses(avatars.keepPhotos)
    await person.sees((seen) => seen.buttons.flat().includes(avatars.rename))

    // Nobody else can do it.
    const stranger = await product.person({ language })
    await stranger.says('/start')
    await stranger.settles()
    await stranger.pressesData(dataOf(asked, avatars.reallyDelete))
    expect(stranger.toast()).toBe(common.gone)
    expect(await isStored('photos', keys[0] ?? '')).toBe(true)

    await person.pressesData(dataOf(asked, avatars.reallyDelete), asked)
    expect(person.toast()).toBe(avatars.photosGone)
    const card = await person.screen()
    expect(card.text).toContain(avatars.photosDeleted)
    expect(card.buttons.flat()).not.toContain(avatars.deletePhotos)
    await waitFor('the files to be gone', async () =>
      (await Promise.all(keys.map((key) => isStored('photos', key)))).every((there) => !there),
    )
    await ordersImage(person, { wish: 'Still myself', avatar: 'Vera' })
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.result.again), { withinMs: 20_000 })
    await person.pressesData(dataOf(asked, avatars.reallyDelete), asked)
    expect(person.toast()).toBe(common.gone)
  })
})

/** A finetune as FAL's retired trainer once made it. */
async function finetuneId(): Promise<string> {
  const { url } = product.fal
  const addresses = { key: 'test:secret-of-the-tests', queueUrl: url, restUrl: url, apiUrl: url }
  product.fal.control.setLegacy(true)
  const archive = await createFalStorage(addresses).upload({
    name: 'photos.zip',
    contentType: 'application/zip',
    body: Readable.from([await makeGoodArchive()]),
    lifetimeMs: 60_000,
  })
  const provider = createFalProvider({ ...addresses, webhookUrl: null })
  const submitted = await provider.submit({
    endpointId: 'fal-ai/flux-pro-trainer',
    input: { data_url: archive.url, finetune_comment: 'anna' },
    correlation: randomUUID(),
  })
  if (submitted.kind !== 'accepted') throw new Error(`Not trained: ${submitted.kind}`)
  const output = await waitFor('the finetune', async () => {
    const { kind } = await provider.check(submitted.ref)
    if (kind !== 'finished') return undefined
    const result = await provider.fetchResult(submitted.ref)
    return result.kind === 'ready' ? (result.output as { finetune_id: string }) : undefined
  })
  return output.finetune_id
}

it('an old finetune is still drawn by its id, where FAL answers for it', async () => {
  const person = await product.person({ language: 'en' })
  await beginsAvatar(person, { name: 'Old' })
  const { id } = await avatarOf(person)
  const finetune = await finetuneId()
  await product.db
    .updateTable('avatars')
    .set({
      status: 'completed',
      finetune_id: finetune,
      priority: 'quality',
      trigger_phrase: 'TOK',
    })
    .where('id', '=', id)
    .execute()
  const { avatars, order } = person.texts
  await person.says('/avatars')
  await person.presses(avatars.createImage)
  await person.says('In the mountains')
  await person.presses(labelLike(order.confirm))
  await seesImages(person, 1)
  const [request] = product.fal.control.requests()
  expect(request).toMatchObject({
    endpoint: 'fal-ai/flux-pro/v1.1-ultra-finetuned',
    input: { finetune_id: finetune, aspect_ratio: '1:1' },
  })
  expect(request?.input).toMatchObject({ prompt: expect.stringContaining('TOK woman') })
  expect(await product.credits(person)).toBe(99)
})
