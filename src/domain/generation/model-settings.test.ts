import { afterEach, expect, it } from 'vitest'
import { findImageModel, imageModelFor, successorOf, successorOfTrainer, trainerFor } from './catalogue.ts'
import { useModelSettings } from './model-settings.ts'

afterEach(() => useModelSettings({}))

const retiredAt = '2026-11-20T00:00:00Z'

it('what the operator sets is in force, and the rest of the entry stays', () => {
  useModelSettings({ 'flux-2': { endpointId: 'fal-ai/flux-2/turbo', priceFactor: 1.5 } })
  expect(findImageModel('flux-2')).toMatchObject({
    endpointId: 'fal-ai/flux-2/turbo',
    priceFactor: 1.5,
    title: 'FLUX.2',
    enabled: true,
  })
})

it.each([
  ['switched off', { enabled: false }],
  ['found to be retired', { retiredAt }],
])('the successor works for a model that was %s', (_, setting) => {
  useModelSettings({ 'nano-banana-2': setting })
  expect(imageModelFor({ kind: 'image', avatar: 'none' }).key).toBe('flux-2')
  useModelSettings({ 'kling-video': setting })
  expect(imageModelFor({ kind: 'video', avatar: 'none' }).key).toBe('seedance-video')
})

it('a successor that is retired itself passes on to the next', () => {
  useModelSettings({ 'nano-banana-pro-edit': { retiredAt }, 'nano-banana-2-edit': { retiredAt } })
  expect(successorOf('nano-banana-pro-edit')?.key).toBe('flux-kontext')
})

it('portraits go to another trainer when theirs is retired', () => {
  expect(successorOfTrainer('portrait-trainer')?.key).toBe('subject-trainer')
  useModelSettings({ 'portrait-trainer': { retiredAt } })
  expect(trainerFor('portrait').key).toBe('subject-trainer')
})

it('a trainer without a successor that lives is still asked: its refusal is paid back', () => {
  useModelSettings({ 'style-trainer': { retiredAt } })
  expect(trainerFor('style').key).toBe('style-trainer')
})
