import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFleetProduct, type FleetProduct } from '../support/fleet-product.ts'
import type { Person } from '../support/person.ts'
import { ordersTraining, ordersWish, seesImageEnd, seesTrainingEnd } from './stories.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 })

let product: FleetProduct
beforeAll(async () => {
  product = await startFleetProduct({ env: { MIN_PHOTOS: '2', WELCOME_CREDITS: '1000' } })
})
afterAll(() => product.stop())

async function lives(person: Person): Promise<void> {
  await person.says('/start')
  await ordersWish(person, 'A lighthouse')
  await seesImageEnd(person)
  await ordersTraining(person, 2)
  await seesTrainingEnd(person)
}

it('processes are told to stop and started again one after another, and nobody notices', async () => {
  const people = await Promise.all(Array.from({ length: 8 }, () => product.person({ language: 'en' })))
  const stories = Promise.allSettled(people.map(lives))
  const ends: unknown[] = []
  for (const member of product.fleet.members) {
    ends.push(await member.kill('SIGTERM'))
    await member.start()
  }
  expect(ends).toEqual(product.fleet.members.map(() => 0))
  const failed = (await stories).flatMap((story) => (story.status === 'rejected' ? String(story.reason) : []))
  expect(failed).toEqual([])
  await product.settles({ withinMs: 60_000 })
  expect(await product.judge(people)).toEqual({ lost: [], doubled: [] })
  expect(product.fleet.faults()).toEqual([])
})
