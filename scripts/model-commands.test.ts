import { afterEach, expect, it } from 'vitest'
import { useModelSettings } from '../src/domain/generation/model-settings.ts'
import { drawModels, readSetting } from './model-commands.ts'

afterEach(() => useModelSettings({}))

it('reads what can be set', () => {
  expect(readSetting(['endpoint=fal-ai/flux-2/turbo', 'factor=1.5', 'enabled=false'])).toEqual({
    endpointId: 'fal-ai/flux-2/turbo',
    priceFactor: 1.5,
    enabled: false,
  })
})

it.each([
  [],
  ['factor=0'],
  ['factor=-1'],
  ['enabled=yes'],
  ['endpoint=https://evil.example'],
  ['price=3'],
  ['factor'],
])('refuses %s', (...words: string[]) => {
  expect(readSetting(words)).toBeUndefined()
})

it('lists every model as it is in force', () => {
  const drawn = drawModels({ 'flux-2': { priceFactor: 3 } })
  expect(drawn).toMatch(/^flux-2 +text +×3 .*set by the operator/m)
  expect(drawn).toMatch(/^imagen4 .*retired, then nano-banana-2$/m)
  expect(drawn).toMatch(/^portrait-trainer +trainer/m)
})
