import { afterAll, beforeAll, expect, test } from 'vitest'
import { readyMadeStyles } from '../../../src/domain/styles/ready-made-styles.ts'
import { styleCategories } from '../../../src/domain/styles/style.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
  await open.stores.styles.addMissing(readyMadeStyles)
})
afterAll(() => open.close())

test('there are six styles in each of ten categories, numbered as on their picture', async () => {
  const { id } = await open.person()
  expect(styleCategories).toHaveLength(10)
  for (const category of styleCategories) {
    const found = await open.stores.styles.list(id, { kind: 'category', category })
    expect(found.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6])
    for (const { names, descriptions, prompt } of found) {
      for (const text of [...Object.values(names), ...Object.values(descriptions)]) expect(text).not.toBe('')
      expect(prompt).toMatch(/^[\x20-\x7E]{20,300}$/)
    }
  }
  expect(new Set(readyMadeStyles.map(({ names }) => names.ru)).size).toBe(60)
})

test('what the operator has edited or hidden stays so at the next start', async () => {
  const { id } = await open.person()
  const { styles } = open.stores
  await open.db.updateTable('styles').set({ prompt: 'edited' }).where('key', '=', 'noir').execute()
  await open.db.updateTable('styles').set({ enabled: false }).where('key', '=', 'spy').execute()
  await styles.addMissing(readyMadeStyles)
  expect(await styles.find(id, { key: 'noir' })).toMatchObject({ prompt: 'edited' })
  expect(await styles.find(id, { key: 'spy' })).toBeUndefined()
  const cinema = await styles.list(id, { kind: 'category', category: 'cinema' })
  expect(cinema.map(({ key }) => key)).not.toContain('spy')
})

test('favourites are one person’s own', async () => {
  const { styles } = open.stores
  const [anna, boris] = [await open.person(), await open.person()]
  const style = await styles.find(anna.id, { key: 'samurai' })
  const id = style?.id ?? 0
  await styles.setFavourite(anna.id, id, true)
  await styles.setFavourite(anna.id, id, true)
  expect(await styles.list(anna.id, { kind: 'favourites' })).toEqual([{ ...style, isFavourite: true }])
  expect(await styles.list(boris.id, { kind: 'favourites' })).toEqual([])
  await styles.setFavourite(boris.id, id, false)
  expect(await styles.find(anna.id, { id })).toMatchObject({ isFavourite: true })
  await styles.setFavourite(anna.id, id, false)
  expect(await styles.list(anna.id, { kind: 'favourites' })).toEqual([])
})

test('the popular ones are those that were chosen most', async () => {
  const { styles } = open.stores
  const { id: userId } = await open.person()
  for (const [key, times] of [
    ['anime', 1],
    ['yacht', 3],
    ['oil', 2],
  ] as const) {
    for (let time = 0; time < times; time++) await styles.noteUse([key])
  }
  const popular = await styles.list(userId, { kind: 'popular', limit: 3 })
  expect(popular.map(({ key }) => key)).toEqual(['yacht', 'oil', 'anime'])
})

test.each([
  [['море'], 'yacht'],
  [['sea'], 'yacht'],
  [['снег'], 'first-snow'],
  [['киберп'], 'cyberpunk'],
  [['black', 'white'], 'noir'],
])('%j finds %s', async (parts, key) => {
  const { id } = await open.person()
  const found = await open.stores.styles.list(id, { kind: 'search', parts, limit: 12 })
  expect(found.map((style) => style.key)).toContain(key)
})

test('signs of a pattern are looked for as they are', async () => {
  const { id } = await open.person()
  expect(await open.stores.styles.list(id, { kind: 'search', parts: ['%'], limit: 12 })).toEqual([])
})
