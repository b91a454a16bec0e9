import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleImage } from '../../sandbox/samples/sample-photos.ts'
import { languages } from '../../src/domain/shared/languages.ts'
import { darkened, defocused, resizedTo } from '../photo-set/spoil-photo.ts'
import { drawAgain } from '../photo-set/draw-people.ts'
import type { PhotoFile } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { beginsAvatar, isCounter, sendsPhotos } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { MIN_PHOTOS: '3', MAX_PHOTOS: '8' } })
})
afterAll(() => product.stop())

const file = (name: string, bytes: Buffer): PhotoFile => ({ name: `${name}.jpg`, type: 'image/jpeg', bytes })
const good = async (name: string) => file(name, await sampleImage(name))

const words = {
  ru: {
    summary: '1 похоже на другое, 1 темновато',
    counts: 'Такие фото тоже идут в счёт',
    twin: /Фото 3 из 4[^]*Почти как фото 1/,
    dark: /Фото 4 из 4[^]*Темновато[^]*у окна[^]*Фото идёт в счёт и так/,
    blurred: '1 не совсем резкое',
    face: 'не видно лица',
    oneDay: 'Всё снято в один день?',
  },
  en: {
    summary: '1 looks like another, 1 is a little dark',
    counts: 'Such photos count all the same',
    twin: /Photo 3 of 4[^]*Nearly the same as photo 1/,
    dark: /Photo 4 of 4[^]*A little dark[^]*by a window[^]*The photo counts as it is/,
    blurred: '1 is not quite sharp',
    face: 'no face',
    oneDay: 'All from one day?',
  },
}

describe.each(languages)('photos that could be better (%s)', (language) => {
  const expected = words[language]

  it('count, are told in plain words, and are one tap away; removing one ends what was said of it', async () => {
    const person = await product.person({ language })
    const { photos } = person.texts
    await beginsAvatar(person)
    const files = [
      await good('man-park'),
      await good('woman-window'),
      file('smaller', await resizedTo(700)(await sampleImage('man-park'))),
      file('dark', await darkened(0.15)(await sampleImage('man-office'))),
    ]
    const counter = await sendsPhotos(person, files, { oneByOne: true })
    expect(counter.text).toContain(expected.summary)
    expect(counter.text).toContain(expected.counts)
    expect(counter.text).toContain('🟩🟩🟨🟨')
    expect(counter.buttons.flat()).toContain(photos.done)

    await person.presses(photos.lookAtAdvised)
    await person.sees(expected.twin)
    await person.presses(photos.nextAdvised)
    await person.sees(expected.dark)
    await person.presses(photos.remove)
    await person.presses('‹')
    await person.presses('‹')
    // The first of the two alike: without it the other one is like no other.
    await person.presses(photos.remove)
    await person.presses(photos.backToPhotos)
    const after = await person.sees(isCounter(person, 2))
    expect(after.text).not.toContain('💡')
    expect(after.buttons.flat()).not.toContain(photos.lookAtAdvised)
  })

  it('of a style are never asked for a face', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person, { type: 'style' })
    const works = [
      await good('paper-balloons'),
      file('blurred', await defocused(7)(await sampleImage('paper-city'))),
      await good('paper-tea'),
    ]
    const counter = await sendsPhotos(person, works)
    expect(counter.text).toContain(expected.blurred)
    expect(counter.text).not.toContain(expected.face)
  })

  it('all from one day are told as a set', async () => {
    const person = await product.person({ language })
    await beginsAvatar(person)
    const turned = [-30, -14, 0, 16, 32].map(async (yaw, index) =>
      file(
        `turned ${yaw}`,
        await drawAgain('man-office', {
          head: [yaw, (index % 3) * 5 - 5, index * 2 - 4],
          closeness: 0.9 + 0.1 * ((index * 2) % 5),
        }),
      ),
    )
    const counter = await sendsPhotos(person, await Promise.all(turned))
    expect(counter.text).toContain(expected.oneDay)
  })
})
