import { afterAll, beforeAll, expect, test } from 'vitest'
import { newGallery } from '../../../src/domain/gallery/gallery-state.ts'
import { nextNumber, openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

const newcomer = () => ({
  telegramId: nextNumber(),
  firstName: 'Anna',
  username: 'anna',
  telegramLanguage: 'ru',
})

test('somebody who presses /start many times at once becomes one person, new once', async () => {
  const anna = newcomer()
  const added = await Promise.all(Array.from({ length: 8 }, () => open.stores.people.add(anna)))
  expect(new Set(added.map(({ person }) => person.id)).size).toBe(1)
  expect(added.filter(({ isNew }) => isNew)).toHaveLength(1)
})

test('a person who comes back keeps their choices and gets their new name', async () => {
  const { people } = open.stores
  const anna = newcomer()
  const { person } = await people.add(anna)
  await people.update(person.id, { language: 'en', quickMode: true })
  const again = await people.add({ ...anna, firstName: 'Anna Maria', telegramLanguage: 'de' })
  expect(again.isNew).toBe(false)
  expect(again.person).toEqual({
    ...person,
    firstName: 'Anna Maria',
    telegramLanguage: 'de',
    language: 'en',
    quickMode: true,
  })
  expect(await people.find(person.id)).toEqual(again.person)
})

test('a newcomer begins with the defaults', async () => {
  const anna = newcomer()
  const { person } = await open.stores.people.add(anna)
  expect(person).toEqual({
    id: person.id,
    telegramId: anna.telegramId,
    firstName: 'Anna',
    telegramLanguage: 'ru',
    language: null,
    defaultFormat: '1:1',
    defaultCount: 1,
    quickMode: false,
    improveWishes: true,
    noticesOn: true,
    balanceCredits: 0,
    imageCount: 0,
    gallery: newGallery,
    expects: null,
    expectsUpdate: null,
    expectedBefore: null,
    unreachableSince: null,
    bannedAt: null,
  })
  expect(await open.stores.people.findByTelegramId(anna.telegramId)).toEqual(person)
})

test('everything that can be changed is kept, and only that', async () => {
  const { people } = open.stores
  const person = await open.person()
  const changes = {
    language: 'en',
    telegramLanguage: 'en',
    firstName: 'Ann',
    defaultFormat: '9:16',
    defaultCount: 4,
    quickMode: true,
    improveWishes: false,
    noticesOn: false,
    unreachableSince: new Date('2026-06-11T12:00:00Z'),
  } as const
  await people.update(person.id, changes)
  expect(await people.find(person.id)).toEqual({ ...person, ...changes })

  await people.update(person.id, { unreachableSince: null })
  await people.update(person.id, {})
  expect(await people.find(person.id)).toEqual({
    ...person,
    ...changes,
    unreachableSince: null,
  })
})

test('what is expected next is kept with the update that changed it and what was expected when it came', async () => {
  const { people } = open.stores
  const person = await open.person()
  const expected = async () => {
    const { expects, expectsUpdate, expectedBefore } = (await people.find(person.id)) ?? {}
    return [expects, expectsUpdate, expectedBefore]
  }
  await people.expect(person.id, 'name', 7)
  expect(await expected()).toEqual(['name', 7, null])
  await people.expect(person.id, null, 8)
  await people.expect(person.id, 'photos', 8)
  expect(await expected()).toEqual(['photos', 8, 'name'])
  await people.expect(person.id, null, 9)
  expect(await expected()).toEqual([null, 9, 'photos'])
})

test('the welcome is granted once, for ever', async () => {
  const { people } = open.stores
  const hash = `hash-${nextNumber()}`
  const granted = await Promise.all(Array.from({ length: 5 }, () => people.grantWelcomeOnce(hash)))
  expect(granted.filter(Boolean)).toHaveLength(1)
  expect(await people.grantWelcomeOnce(hash)).toBe(false)
})

test('whoever asked to be forgotten is found by nobody', async () => {
  const person = await open.person()
  await open.db.updateTable('users').set({ telegram_id: null }).where('id', '=', person.id).execute()
  expect(await open.stores.people.find(person.id)).toBeUndefined()
  expect(await open.stores.people.findByTelegramId(person.telegramId)).toBeUndefined()
})
