import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startFleetProduct, type FleetProduct } from '../support/fleet-product.ts'
import { startEngine, type OwnEngine } from '../support/own-engine.ts'
import type { Person } from '../support/person.ts'
import { createRandom, type Random } from '../support/random.ts'
import { ordersTraining, ordersWish, seesImageEnd, seesTrainingEnd } from './stories.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 240_000 })

const kinds = ['postgres', 'redis', 's3'] as const
const engines: Partial<Record<(typeof kinds)[number], OwnEngine>> = {}

let product: FleetProduct
beforeAll(async () => {
  for (const kind of kinds) engines[kind] = await startEngine(kind)
  product = await startFleetProduct({
    engines: { database: engines.postgres?.url, redis: engines.redis?.url, s3: engines.s3?.url },
    env: {
      MIN_PHOTOS: '2',
      WELCOME_CREDITS: '1000',
      TRAINING_CHECK_SECONDS: '5',
      SUBMIT_LOST_SECONDS: '5',
    },
  })
})
afterAll(async () => {
  await product.stop()
  for (const engine of Object.values(engines)) await engine.remove()
})

async function begins(person: Person): Promise<void> {
  await person.says('/start')
  await ordersTraining(person, 2)
}

async function ends(person: Person): Promise<void> {
  await seesTrainingEnd(person)
}

async function lives(person: Person): Promise<void> {
  await begins(person)
  await ends(person)
  await ordersWish(person, 'A lighthouse')
  await seesImageEnd(person)
}

/** Stops the server for seconds, again and again, until it is told that it was enough. */
function trouble(engine: OwnEngine, random: Random): { stop(): Promise<void> } {
  let isOver = false
  const run = async () => {
    while (!isOver) {
      await wait(random.between(200, 1000))
      await engine.stop()
      await wait(random.between(500, 1500))
      await engine.start()
      await wait(4000)
    }
  }
  const running = run()
  return {
    async stop() {
      isOver = true
      await running
    },
  }
}

it.each(kinds)('%s is away for seconds: nothing is lost, and nobody is needed', async (kind) => {
  const engine = engines[kind]
  if (!engine) throw new Error(`Expected ${kind} to run`)
  const people = await Promise.all(Array.from({ length: 8 }, () => product.person({ language: 'en' })))
  // Without a database nothing can be ordered, and whoever tries is asked to try again: they have ordered before.
  const hasOrdered = kind === 'postgres'
  if (hasOrdered) await Promise.all(people.map(begins))
  const troubled = trouble(engine, createRandom(kind.length))
  const stories = await Promise.allSettled(people.map(hasOrdered ? ends : lives))
  await troubled.stop()
  expect(stories.flatMap((story) => (story.status === 'rejected' ? String(story.reason) : []))).toEqual([])
  await product.settles({ withinMs: 120_000 })
  expect((await product.judge(people)).lost).toEqual([])
  // Readable: each line is JSON with a level and words, and no process has ended.
  for (const line of product.fleet.output().split('\n').filter(Boolean))
    expect(line).toMatch(/^\{"level":"\w+",/)
  for (const { pid } of product.fleet.members) expect(() => process.kill(pid(), 0)).not.toThrow()
})
