import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

test('settings of models are changed one by one, and removed', async () => {
  const { modelSettings } = open.stores
  expect(await modelSettings.read()).toEqual({})
  await modelSettings.change('flux-2', null)
  await modelSettings.change('flux-2', { priceFactor: 2 })
  await modelSettings.change('flux-2', { enabled: false })
  await modelSettings.change('kling-video', { retiredAt: '2026-11-20T00:00:00Z' })
  expect(await modelSettings.read()).toEqual({
    'flux-2': { priceFactor: 2, enabled: false },
    'kling-video': { retiredAt: '2026-11-20T00:00:00Z' },
  })
  await modelSettings.change('flux-2', null)
  expect(Object.keys(await modelSettings.read())).toEqual(['kling-video'])
})
