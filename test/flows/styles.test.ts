import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { readyMadeStyles } from '../../src/domain/styles/ready-made-styles.ts'
import { toPlain } from '../../src/telegram/kit/html.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { labelLike, seesImages } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { IMAGE_GENERATION_COST: '1' } })
})
afterAll(() => product.stop())

const noir = readyMadeStyles.find(({ key }) => key === 'noir')
if (!noir) throw new Error('There is no style called noir')

const orders = async (person: Person): Promise<string> => {
  await person.presses(labelLike(person.texts.order.confirm))
  await seesImages(person, 1)
  const request = product.fal.control.requests().find(({ endpoint }) => endpoint.includes('nano-banana'))
  return String((request?.input as Record<string, unknown> | undefined)?.['prompt'])
}

const words = {
  ru: { search: 'детективы', own: 'Кот на крыше', plain: /^(A )?cat on (a )?roof, /i },
  en: { search: 'detectives', own: 'A cat on a roof', plain: /^A cat on a roof, / },
}

describe.each(languages)('ready-made styles (%s)', (language) => {
  const name = noir.names[language]
  const { search, own, plain } = words[language]
  let person: Person

  it('are shown by topic, with a picture of numbered tiles', async () => {
    person = await product.person({ language })
    await person.says('/create')
    await person.presses(person.texts.order.byStyle)
    await person.presses(person.texts.styles.categories.cinema)
    const list = await person.sees((seen) => seen.photo !== undefined)
    expect(list.text).toContain(noir.descriptions[language])
    expect(list.buttons.flat()).toContain(`1. ${name}`)
  })

  it('make a picture with nothing but their own text, at the usual price', async () => {
    await person.presses(`1. ${name}`)
    await person.presses(person.texts.styles.take)
    const summary = await person.sees(name)
    expect(summary.text).toContain(noir.descriptions[language])
    expect(await orders(person)).toBe(noir.prompt)
    expect(await product.credits(person)).toBe(99)
    const { style_key } = await product.db
      .selectFrom('generations')
      .select('style_key')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(style_key).toBe('noir')
  })

  it('are found by a word, take own words before theirs, and can be left again', async () => {
    await person.says('/create')
    await person.presses(person.texts.order.byStyle)
    await person.sees(toPlain(person.texts.styles.choose))
    await person.says(search)
    await person.sees(toPlain(person.texts.styles.found(search)))
    await person.presses(name)
    await person.presses(person.texts.styles.take)
    await person.sees(name)
    await person.says(own)
    await person.sees(own)
    const prompt = await orders(person)
    expect(prompt).toMatch(plain)
    expect(prompt.endsWith(`, ${noir.prompt}`)).toBe(true)

    await person.presses(person.texts.result.again)
    await person.presses(person.texts.order.withoutStyle)
    const without = await orders(person)
    expect(without).toMatch(plain)
    expect(without).not.toContain(noir.prompt)
  })

  it('stand among the favourites once they were marked', async () => {
    await person.says('/create')
    await person.presses(person.texts.order.byStyle)
    await person.presses(person.texts.styles.favourites)
    await person.sees(toPlain(person.texts.styles.list.favourites(false)))
    await person.presses(person.texts.styles.toCategories)
    await person.presses(person.texts.styles.popular)
    await person.presses(name)
    await person.presses(person.texts.styles.mark)
    await person.presses(person.texts.styles.categories.cinema)
    await person.presses(person.texts.styles.toCategories)
    await person.presses(person.texts.styles.favourites)
    expect((await person.screen()).buttons.flat()).toContain(name)
  })

  it('say so where there is none for a word', async () => {
    await person.presses(person.texts.styles.toCategories)
    await person.says('<b>qwxyz</b>')
    await person.sees(toPlain(person.texts.styles.nothingFound('<b>qwxyz</b>')))
  })
})
