import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { validateInput } from '../../sandbox/fal/models/validate-input.ts'
import { getPublishedEndpoint } from '../../sandbox/fal/models/input-schema.ts'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { beginsAvatar, isCounter, labelLike, sendsPhotos } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { MIN_PHOTOS: '4', FREE_TRAININGS: '1000', AVATAR_CREATION_COST: '10' },
  })
})
afterAll(() => product.stop())

const avatarOf = (person: Person) =>
  product.db
    .selectFrom('avatars')
    .innerJoin('users', 'users.id', 'avatars.user_id')
    .selectAll('avatars')
    .where('telegram_id', '=', person.id)
    .orderBy('avatars.id', 'desc')
    .executeTakeFirstOrThrow()

const photoKeysOf = async (avatarId: number): Promise<string[]> => {
  const rows = await product.db
    .selectFrom('photos')
    .select('storage_key')
    .where('avatar_id', '=', avatarId)
    .where('storage_key', 'is not', null)
    .execute()
  return rows.flatMap(({ storage_key: key }) => key ?? [])
}

const isStored = async (storageKey: string): Promise<boolean> =>
  product.program.readImage({ bucket: 'photos', storageKey }).then(
    () => true,
    () => false,
  )

/** From anywhere to the summary of a training. */
async function reachesSummary(person: Person, type: 'portrait' | 'style' = 'portrait'): Promise<void> {
  await beginsAvatar(person, { type })
  await sendsPhotos(person, await goodPhotos(4, { from: person.id * 20 }))
  await person.presses(person.texts.photos.done)
}

async function trains(person: Person): Promise<void> {
  await person.presses(labelLike(person.texts.training.confirm))
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage), {
    withinMs: 20_000,
  })
}

it.each([
  ['portrait', 'fast', 7, 700, 0.00028],
  ['portrait', 'balanced', 10, 1000, 0.0002],
  ['style', 'quality', 20, 2000, 0.000805],
] as const)('a %s trained %s costs %d credits and has %d steps', async (type, preset, price, steps, rate) => {
  const person = await product.person({ language: 'en' })
  const { training } = person.texts
  await reachesSummary(person, type)
  const label = training.presetButton({ preset, price: String(price) })
  if (preset !== 'balanced') await person.presses(label)
  const summary = await person.screen()
  expect(summary.buttons.flat()).not.toContain(label)
  expect(summary.buttons.flat()).toContain(training.confirm(`${price} credits`))
  await trains(person)
  expect(await product.credits(person)).toBe(100 - price)
  const ordered = await product.db
    .selectFrom('trainings')
    .select(['preset', 'steps', 'learning_rate'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(ordered).toEqual({ preset, steps, learning_rate: expect.closeTo(rate, 7) })
})

describe('what FAL is asked for, and what is kept of it', () => {
  const kept = {
    fal_request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    trigger_phrase: expect.stringMatching(/^aisha[0-9a-f]{8}$/),
    steps: 1000,
    finetune_comment: expect.stringMatching(/^Анна \(\d+\)$/),
    diffusers_lora_file_url: expect.stringMatching(/^http.*safetensors$/),
    config_file_url: expect.stringMatching(/^http.*json$/),
    training_logs: expect.stringMatching(/1000/),
    training_error: null,
    webhook_url: expect.stringContaining('/webhooks/fal'),
    last_status_check: expect.any(Date),
    fal_response_data: {
      diffusers_lora_file: expect.objectContaining({
        url: expect.any(String),
        file_size: expect.any(Number),
      }),
      config_file: expect.objectContaining({ url: expect.any(String) }),
    },
    finetune_type: 'lora',
  }
  const asked = {
    images_data_url: expect.stringMatching(/^http/),
    trigger_phrase: expect.stringMatching(/^aisha[0-9a-f]{8}$/),
    steps: 1000,
  }

  it.each([
    {
      type: 'portrait',
      endpoint: 'fal-ai/flux-lora-portrait-trainer',
      input: {
        ...asked,
        learning_rate: 0.0002,
        multiresolution_training: true,
        subject_crop: true,
        create_masks: false,
      },
      row: {
        ...kept,
        training_type: 'portrait',
        learning_rate: expect.closeTo(0.0002, 7),
        multiresolution_training: true,
        subject_crop: true,
        create_masks: false,
        captioning: false,
      },
    },
    {
      type: 'style',
      endpoint: 'fal-ai/turbo-flux-trainer',
      input: { ...asked, learning_rate: 0.00115, training_style: 'style', face_crop: false },
      row: {
        ...kept,
        training_type: 'style',
        learning_rate: expect.closeTo(0.00115, 7),
        multiresolution_training: false,
        subject_crop: false,
        create_masks: false,
        captioning: false,
      },
    },
  ] as const)('for a $type', async ({ type, endpoint, input, row }) => {
    const person = await product.person({ language: 'en' })
    await reachesSummary(person, type)
    await trains(person)
    const { input: sent, endpoint_id: endpointId } = await product.db
      .selectFrom('provider_requests')
      .select(['input', 'endpoint_id'])
      .where('training_id', 'is not', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(endpointId).toBe(endpoint)
    expect(sent).toEqual(input)
    // FAL's own document of this endpoint; it refuses what it does not name.
    expect(validateInput(getPublishedEndpoint(endpoint).input, sent)).toMatchObject(sent)
    const avatar = await avatarOf(person)
    expect(Object.keys(row)).toHaveLength(18)
    expect(avatar).toMatchObject(row)
    expect(avatar.trigger_phrase).toBe(sent['trigger_phrase'])
    expect(avatar.consent_at).toBeInstanceOf(Date)
  })
})

describe.each(languages)('photos that an avatar has learned from (%s)', (language) => {
  it('are deleted with their files, as the summary says beforehand, and the card says so', async () => {
    const person = await product.person({ language })
    const { training, avatars } = person.texts
    await reachesSummary(person)
    const { id } = await avatarOf(person)
    const keys = await photoKeysOf(id)
    expect(keys).toHaveLength(4)
    expect((await person.screen()).text).toContain(
      language === 'ru' ? 'Ваши фото удалятся' : 'photos are deleted',
    )
    await trains(person)
    await waitFor('the files to be gone', async () => !(await Promise.all(keys.map(isStored))).includes(true))
    expect(await avatarOf(person)).toMatchObject({ photo_count: 0, keep_photos: false })
    await person.presses(training.myAvatars)
    expect((await person.screen()).text).toContain(avatars.photosDeleted)
  })

  it('stay for whoever says so with one tap', async () => {
    const person = await product.person({ language })
    const { training, common } = person.texts
    await reachesSummary(person)
    await person.presses(training.keepPhotos)
    expect(person.toast()).toBe(training.photosWillStay)
    expect((await person.screen()).buttons.flat()).toContain(training.letPhotosGo)
    await trains(person)
    const { id } = await avatarOf(person)
    const keys = await photoKeysOf(id)
    expect(await Promise.all(keys.map(isStored))).toEqual([true, true, true, true])
    await person.presses(training.myAvatars)
    expect((await person.screen()).text).toContain(common.photos(4))
  })
})

it('a trainer that FAL has retired passes its trainings on: they cost nothing more, and it is asked no more', async () => {
  const { stores } = product.program.store
  const person = await product.person({ language: 'en' })
  await reachesSummary(person)
  const before = await product.credits(person)
  product.fal.control.fail({ kind: 'submit-unknown-app', category: 'training' })
  await trains(person)
  expect(await product.credits(person)).toBe(before - 10)
  const avatar = await avatarOf(person)
  expect(avatar).toMatchObject({ status: 'completed', learning_rate: 0.00115, training_error: null })
  const rows = await product.db
    .selectFrom('provider_requests')
    .innerJoin('trainings', 'trainings.id', 'provider_requests.training_id')
    .select(['provider_requests.endpoint_id', 'provider_requests.state', 'trainings.model'])
    .where('trainings.avatar_id', '=', avatar.id)
    .orderBy('provider_requests.id')
    .execute()
  const rest = { state: 'finished', model: 'subject-trainer' }
  expect(rows).toEqual([
    { endpoint_id: 'fal-ai/flux-lora-portrait-trainer', ...rest },
    { endpoint_id: 'fal-ai/turbo-flux-trainer', ...rest },
  ])
  expect(await stores.modelSettings.read()).toMatchObject({
    'portrait-trainer': { retiredAt: expect.any(String) },
  })
  await stores.modelSettings.change('portrait-trainer', null)
})

it('from home to a training under way it takes six taps, besides photos and a name', async () => {
  const person = await product.person({ language: 'en' })
  const { home, newAvatar, photos, training } = person.texts
  let taps = 0
  const tap = async (label: string | RegExp) => {
    taps += 1
    await person.presses(label)
  }
  await person.says('/start')
  await tap(home.createAvatar)
  await tap(newAvatar.portrait)
  await tap(newAvatar.female)
  await person.says('Vera')
  await person.sees(isCounter(person, 0))
  await sendsPhotos(person, await goodPhotos(4, { from: 900 }))
  await tap(photos.done)
  await tap(labelLike(training.confirm))
  await person.sees((seen) => seen.buttons.flat().includes(training.cancel))
  expect(taps).toBeLessThanOrEqual(6)
})
