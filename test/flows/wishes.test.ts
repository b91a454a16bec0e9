import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { composeWish } from '../../src/domain/wishes/compose-wish.ts'
import { toPlain } from '../../src/telegram/kit/html.ts'
import type { Person } from '../support/person.ts'
import type { PhotoFile } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { describesImage, labelLike, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1', LLM_URL: '', LLM_MODEL: '' } })
})
afterAll(() => product.stop())
afterEach(() => product.fal.control.clearFaults())

const words = {
  ru: { wish: 'Кот читает газету в кафе', added: /мягкий естественный свет/, heard: /^[а-яё ]+$/ },
  en: { wish: 'A cat reading a newspaper in a café', added: /soft natural light/, heard: /^[a-z ]+$/ },
}

const promptOf = (endpoint = 'nano-banana'): string => {
  const request = product.fal.control.requests().find((each) => each.endpoint.includes(endpoint))
  return String((request?.input as Record<string, unknown> | undefined)?.['prompt'])
}

/** How often a language model was asked. */
const asked = (): number =>
  product.fal.control.requests().filter(({ endpoint }) => endpoint === 'openrouter/router').length

const orders = async (person: Person): Promise<string> => {
  await person.presses(labelLike(person.texts.order.confirm))
  await seesImages(person, 1)
  return promptOf()
}

const voice: PhotoFile = { name: 'wish.ogg', type: 'audio/ogg', bytes: Buffer.from('OggS somebody speaks') }
const samplePhoto = async (): Promise<PhotoFile> => ({
  name: 'sample.jpg',
  type: 'image/jpeg',
  bytes: await sharp({ create: { width: 900, height: 700, channels: 3, background: '#1020c0' } })
    .jpeg()
    .toBuffer(),
})

describe.each(languages)('from a wish to what the model is told (%s)', (language) => {
  const { wish, added, heard } = words[language]
  let person: Person

  it('is written out once, shown, and ordered as it was shown', async () => {
    person = await product.person({ language })
    const before = asked()
    const summary = await describesImage(person, { wish })
    expect(summary.text).toContain(wish)
    expect(summary.text).toMatch(added)
    const prompt = await orders(person)
    expect(prompt).toMatch(/^A cat reading a newspaper in a café, /)
    expect(prompt).toContain('soft natural light')
    if (language === 'ru') expect(summary.text).toContain(prompt)
    expect(asked()).toBe(before + 1)
  })

  it('is repeated with the same words, without asking anybody', async () => {
    const before = [asked(), promptOf()]
    await person.presses(person.texts.result.again)
    await orders(person)
    expect([asked(), promptOf()]).toEqual(before)
  })

  it('goes out word for word where improving is off', async () => {
    await describesImage(person, { wish })
    await person.presses(person.texts.order.improveOn)
    expect(await orders(person)).toBe(wish)
  })

  it('can be read and put otherwise, which is then used word for word', async () => {
    await describesImage(person, { wish })
    await person.presses(person.texts.order.toExact)
    await person.sees('A cat reading a newspaper in a café')
    await person.says('A <b>dog</b> & a cat,\n two chairs')
    await person.sees(language === 'ru' ? 'Слово в слово' : 'Word for word')
    expect(await orders(person)).toBe('A <b>dog</b> & a cat, two chairs')
  })

  it('is written out by the composer where no language model answers', async () => {
    product.fal.control.fail({ kind: 'error', category: 'llm', errorType: 'internal_server_error' })
    const summary = await describesImage(person, { wish: 'Лев на крыше' })
    const written = composeWish('Лев на крыше')
    expect(summary.text).toContain(written.description)
    expect(await orders(person)).toBe(written.description)
  })

  it('is written out in quick mode, too', async () => {
    await product.db
      .updateTable('users')
      .set({ quick_mode: true })
      .where('telegram_id', '=', person.id)
      .execute()
    await person.says('/start')
    await person.says(wish)
    await seesImages(person, 1)
    expect(promptOf()).toMatch(/^A cat reading a newspaper in a café, /)
    await product.db
      .updateTable('users')
      .set({ quick_mode: false })
      .where('telegram_id', '=', person.id)
      .execute()
  })

  it('may be spoken; what was understood is shown and can be changed', async () => {
    await person.says('/start')
    await person.sends([voice], { as: 'voice' })
    const summary = await person.sees((seen) =>
      seen.buttons.flat().some((each) => labelLike(person.texts.order.confirm).test(each)),
    )
    const understood = /[«“]([^»”]+)[»”]/.exec(summary.text)?.[1] ?? ''
    expect(understood).toMatch(heard)
    const [request] = product.fal.control.requests().filter(({ endpoint }) => endpoint === 'fal-ai/wizper')
    expect(String((request?.input as Record<string, unknown> | undefined)?.['audio_url'])).not.toContain(
      'bot',
    )
    await person.sends([voice], { as: 'voice' })
    await person.sees(understood)
    await person.says(wish)
    await person.sees(wish)
  })

  it('is not lost on somebody whom nobody can hear', async () => {
    product.fal.control.fail({
      kind: 'error',
      category: 'speech-to-text',
      errorType: 'internal_server_error',
    })
    await person.sends([voice], { as: 'voice' })
    await person.sees(toPlain(person.texts.order.notHeard.unavailable))
    await person.says(wish)
    await person.sees(wish)
  })

  it('may be a sample photo, described, shown and drawn', async () => {
    await person.says('/create')
    await person.presses(person.texts.order.bySample)
    await person.sees(toPlain(person.texts.sample.ask))
    await person.sends([await samplePhoto()])
    await person.presses(person.texts.sample.like)
    const summary = await person.sees(language === 'ru' ? /широкий кадр/ : /wide picture/)
    expect(summary.buttons.flat().some((each) => labelLike(person.texts.order.confirm).test(each))).toBe(true)
    expect(await orders(person)).toMatch(/wide picture of 900 by 700 pixels, mostly blue/)
  })

  it('says kindly that a photo could not be looked at, and offers to try again', async () => {
    product.fal.control.fail({ kind: 'error', category: 'vision', errorType: 'internal_server_error' })
    await person.says('/create')
    await person.presses(person.texts.order.bySample)
    await person.sends([await samplePhoto()])
    await person.presses(person.texts.sample.like)
    await person.sees(toPlain(person.texts.sample.notDescribed.unavailable))
    await person.presses(person.texts.sample.tryAgain)
    await person.sees(language === 'ru' ? /широкий кадр/ : /wide picture/)
  })
})
