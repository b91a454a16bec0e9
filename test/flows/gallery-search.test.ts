import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1' }, pace: { imageMs: 40 } })
})
afterAll(() => product.stop())

async function searches(person: Person, words: string): Promise<Seen> {
  const { gallery } = person.texts
  await person.says('/gallery')
  await person.settles()
  await product.db.deleteFrom('galleries').execute()
  await person.says('/gallery')
  await person.presses(gallery.filter)
  await person.presses(gallery.byWords)
  await person.says(words)
  return person.sees((seen) => seen.text.includes(gallery.marks.words(words)))
}

describe.each(languages)('a search with a mistake (%s)', (language) => {
  const [wish, typed, meant] =
    language === 'ru'
      ? (['Старый маяк на закате', 'маяак на закатте', 'маяк на закате'] as const)
      : (['An old lighthouse at sunset', 'lighthuose sunste', 'lighthouse sunset'] as const)
  let person: Person
  beforeAll(async () => {
    person = await product.person({ language })
    await person.says('/start')
    await makesImage(person, { wish })
    await makesImage(person, { wish: language === 'ru' ? 'Карусель' : 'A carousel' })
  })

  it('offers what was probably meant, and finds it with one tap', async () => {
    const { gallery } = person.texts
    const nothing = await searches(person, typed)
    expect(nothing.photo).toBeUndefined()
    expect(nothing.buttons[0]).toEqual([gallery.meant(meant)])
    await person.presses(gallery.meant(meant))
    const found = await person.sees((seen) => seen.photo !== undefined)
    expect(found.text).toContain(wish)
    expect(found.text).toContain(gallery.marks.words(meant))
    // The button means nothing once the filter is another one.
    await person.presses(gallery.everything)
    await person.settles()
    await person.pressesData(dataOf(nothing, gallery.meant(meant)))
    expect(person.toast()).toBe(gallery.otherFilter)
  })

  it('waits for words no longer after a way back', async () => {
    const { gallery, common, order } = person.texts
    for (const back of [common.back, common.home]) {
      await person.says('/gallery')
      await person.presses(gallery.filter)
      await person.presses(gallery.byWords)
      await person.presses(back)
      await person.settles()
      await person.says(`${wish}, ${back}`)
      await person.sees((seen) => seen.text.includes(`${wish}, ${back}`))
      const labels = (await person.screen()).buttons.flat()
      expect(labels).toContain(order.changeWish)
    }
  })

  it('offers nothing where nothing is near, nor what somebody else has written', async () => {
    const { gallery } = person.texts
    const isOffer = new RegExp(gallery.meant('.*').replace('?', '\\?'))
    const offered = ({ buttons }: Seen) => buttons.flat().filter((label) => isOffer.test(label))
    expect(offered(await searches(person, 'zeppelin'))).toEqual([])
    const other = await product.person({ language })
    await other.says('/start')
    await makesImage(other, { wish: language === 'ru' ? 'Берёзовая роща' : 'A quiet harbour' })
    expect(offered(await searches(other, typed))).toEqual([])
  })
})
