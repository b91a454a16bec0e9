import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { makesAvatar } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { MIN_PHOTOS: '4', FREE_TRAININGS: '1000', FIRST_PICTURE: 'true' },
  })
})
afterAll(() => product.stop())

const readyMessages = async (person: Person) =>
  (await person.messages()).filter((seen) => seen.buttons.flat().includes(person.texts.training.myAvatars))

const generationsOf = (person: Person) =>
  product.db
    .selectFrom('generations')
    .innerJoin('users', 'users.id', 'generations.user_id')
    .select(['generations.id', 'status', 'price_credits', 'first_of_training_id'])
    .where('telegram_id', '=', person.id)
    .execute()

const isRemembered = async (fileId: string): Promise<boolean> => {
  const rows = await product.db
    .selectFrom('images')
    .select('id')
    .where('telegram_photo_id', '=', fileId)
    .execute()
  return rows.length === 1
}

const noticesOf = (person: Person) =>
  product.db
    .selectFrom('notices')
    .innerJoin('users', 'users.id', 'notices.user_id')
    .select(['kind', 'status'])
    .where('telegram_id', '=', person.id)
    .execute()

describe.each(languages)('the first picture with a finished avatar (%s)', (language) => {
  const wish = language === 'ru' ? /в подарок: «Портрет .*»/ : /as a gift: “Portrait .*”/

  it('comes into the one message that the avatar is ready, is free, and lies in the gallery', async () => {
    const person = await product.person({ language })
    const { training, result } = person.texts
    await makesAvatar(person, { name: 'Vera' })
    const ready = await person.sees((seen) => seen.photo !== undefined && wish.test(seen.text))
    expect(await readyMessages(person)).toHaveLength(1)
    expect(ready.text).toContain('Vera')
    expect(ready.text).not.toContain(language === 'ru' ? 'ТЕСТ' : 'TEST')
    expect(await noticesOf(person)).toEqual([{ kind: 'training-completed', status: 'sent' }])
    expect(await generationsOf(person)).toMatchObject([{ status: 'completed', price_credits: 0 }])
    expect(await product.ledger(person)).toEqual([
      { kind: 'welcome', credits: 100 },
      { kind: 'charge', credits: -10 },
    ])
    const { input } =
      product.fal.control.requests().find((each) => each.endpoint === 'fal-ai/flux-lora') ?? {}
    expect(input).toMatchObject({ prompt: expect.stringMatching(/aisha[0-9a-f]{8} woman, portrait/i) })

    await waitFor('the file to be remembered', () => isRemembered(ready.photo?.fileId ?? ''))
    await person.presses(training.firstPicture)
    const picture = await person.sees((seen) => seen.buttons.flat().includes(result.again))
    // Telegram has it already: the same file, sent without bytes.
    expect(picture.photo?.fileId).toBe(ready.photo?.fileId)
    await person.presses(result.gallery)
    await person.sees((seen) => seen.photo !== undefined && /1 (of|из) 1/.test(seen.text))
  })

  it('that cannot be made is no news: one message without it, and nothing is charged', async () => {
    const person = await product.person({ language })
    product.fal.control.fail({ kind: 'error', category: 'image', errorType: 'internal_server_error' })
    await makesAvatar(person, { name: 'Vera' })
    await waitFor('the picture to fail', async () => {
      const [first] = await generationsOf(person)
      return first?.status === 'failed'
    })
    await person.settles()
    expect((await readyMessages(person)).map((seen) => seen.photo)).toEqual([undefined])
    expect(await noticesOf(person)).toEqual([{ kind: 'training-completed', status: 'sent' }])
    expect(await product.credits(person)).toBe(90)
  })
})
