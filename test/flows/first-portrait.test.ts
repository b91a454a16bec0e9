import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { isCounter, labelLike, makesImage, seesImages, pixelsOf } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ pace: { trainingMs: 2500 } })
})
afterAll(() => product.stop())

const words = {
  ru: {
    hello: /Здравствуйте, Вера!.*AISHA[^]*100 кредитов/,
    type: /Чему мне научиться[^]*от 10 до 20 фото[^]*10 кредитов/,
    who: /Кто на фото/,
    name: /Как назовём/,
    offer: /Обучить «Вера»[^]*12[^]*10 кредитов[^]*вы подтверждаете/,
    step: /шаг [\d\s]+ из 1\s?000/,
    ready: /«Вера» готов/,
    gallery: /1 из 1[^]*Вера/,
  },
  en: {
    hello: /Hello, Vera!.*AISHA[^]*100 credits/,
    type: /What shall I learn[^]*10 to 20 photos[^]*10 credits/,
    who: /Who is in the photos/,
    name: /What shall we call/,
    offer: /Train “Vera”[^]*12[^]*10 credits[^]*you confirm/,
    step: /step [\d,]+ of 1,000/,
    ready: /“Vera” is ready/,
    gallery: /1 of 1[^]*Vera/,
  },
}

describe.each(languages)('from /start to a picture of oneself (%s)', (language) => {
  const expected = words[language]
  const name = language === 'ru' ? 'Вера' : 'Vera'
  let vera: Person

  it('greets a newcomer with credits, and the kind of avatar is two taps away', async () => {
    vera = await product.person({ language, name })
    await vera.says('/start')
    await vera.sees(expected.hello)
    await vera.presses(vera.texts.home.createAvatar)
    await vera.sees(expected.type)
    await vera.presses(vera.texts.newAvatar.portrait)
    await vera.sees(expected.who)
  })

  it('takes twelve photos from albums and files, and keeps one counter below them', async () => {
    await vera.presses(vera.texts.newAvatar.female)
    await vera.sees(expected.name)
    await vera.says(name)
    await vera.sees(isCounter(vera, 0))
    const photos = await goodPhotos(12)
    await vera.sends(photos.slice(0, 4))
    await vera.sees(isCounter(vera, 4))
    await vera.sends(photos.slice(4, 7), { as: 'document' })
    await vera.sees(isCounter(vera, 7))
    expect((await vera.screen()).buttons.flat()).not.toContain(vera.texts.photos.done)
    await vera.sends(photos.slice(7), { oneByOne: true })
    await vera.sees(isCounter(vera, 12))
    const counter = await waitFor('one counter alone', async () => {
      const counters = (await vera.messages()).filter((seen) =>
        seen.buttons.flat().includes(vera.texts.photos.tips),
      )
      return counters.length === 1 && counters[0]
    })
    expect((await vera.screen()).messageId).toBe(counter.messageId)
  })

  it('says what the training costs before anything is charged', async () => {
    await vera.presses(vera.texts.photos.done)
    await vera.sees(expected.offer)
    expect(await product.credits(vera)).toBe(100)
  })

  it('shows the steps of the trainer while it learns, and tells once that it is ready', async () => {
    await vera.presses(labelLike(vera.texts.training.confirm))
    await vera.sees(expected.step)
    expect(await product.credits(vera)).toBe(90)
    await vera.sees(expected.ready)
    expect(vera.shownSince().filter((seen) => expected.ready.test(seen.text))).toHaveLength(1)
    await waitFor(
      'the live message to go once it has nothing more to say',
      async () => !(await vera.messages()).some((seen) => expected.step.test(seen.text)),
    )
    const [request] = product.fal.control.requests().filter(({ endpoint }) => endpoint.includes('trainer'))
    expect(request?.endpoint).toBe('fal-ai/flux-lora-portrait-trainer')
  })

  it('draws a wish with the avatar, in the words of the person, for one credit', async () => {
    await vera.presses(vera.texts.training.createImage)
    await vera.presses(new RegExp(`${name}$`, 'u'))
    await vera.says(language === 'ru' ? 'В синем пальто на мосту' : 'In a blue coat on a bridge')
    await vera.presses(labelLike(vera.texts.order.confirm))
    const [picture] = await seesImages(vera, 1)
    expect(picture?.text).toMatch(
      language === 'ru' ? /В синем пальто на мосту/ : /In a blue coat on a bridge/,
    )
    expect(await product.credits(vera)).toBe(89)
    const [request] = product.fal.control.requests()
    expect(request).toMatchObject({ endpoint: 'fal-ai/flux-lora', input: { loras: [{ scale: 1 }] } })
    expect(request?.input).toMatchObject({ prompt: expect.stringMatching(/aisha[0-9a-f]{8} woman/) })
  })

  it('keeps the picture in the gallery', async () => {
    await vera.presses(vera.texts.result.gallery)
    const kept = await vera.sees(expected.gallery)
    expect(await pixelsOf(vera, kept)).toEqual({ width: 1024, height: 1024 })
  })

  it('makes a style of works in the same way, and draws with it', async () => {
    const artist = await product.person({ language })
    await artist.says('/start')
    await artist.presses(artist.texts.home.createAvatar)
    await artist.presses(artist.texts.newAvatar.style)
    await artist.sees(expected.name)
    await artist.presses(artist.texts.newAvatar.suggestions.style)
    await artist.sees(isCounter(artist, 0))
    await artist.sends(await goodPhotos(10, { from: 40 }), { as: 'document' })
    await artist.sees(isCounter(artist, 10))
    await artist.presses(artist.texts.photos.done)
    await artist.presses(labelLike(artist.texts.training.confirm))
    await artist.sees((seen) => seen.buttons.flat().includes(artist.texts.training.createImage))
    const [trained] = product.fal.control.requests()
    expect(trained).toMatchObject({
      endpoint: 'fal-ai/turbo-flux-trainer',
      input: { training_style: 'style' },
    })
    await makesImage(artist, { wish: 'Teapot', avatar: artist.texts.newAvatar.suggestions.style })
    expect(await product.ledger(artist)).toEqual([
      { kind: 'welcome', credits: 100 },
      { kind: 'charge', credits: -10 },
      { kind: 'charge', credits: -1 },
    ])
  })

  it('makes a picture without an avatar for whoever wants to try first', async () => {
    const curious = await product.person({ language })
    await curious.says('/start')
    await curious.presses(curious.texts.home.tryWithout)
    await curious.says('An old town by the sea')
    await curious.presses(labelLike(curious.texts.order.confirm))
    await seesImages(curious, 1)
    expect(await product.credits(curious)).toBe(50)
    expect(product.fal.control.requests()[0]?.endpoint).toBe('fal-ai/nano-banana-2')
  })
})
