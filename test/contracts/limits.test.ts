import { afterAll, describe, expect, it } from 'vitest'
import { createMemoryMessageLimit } from '../../src/adapters/memory/memory-message-limit.ts'
import { createMemorySendingBudget } from '../../src/adapters/memory/memory-sending-budget.ts'
import { openRedis, type RedisLink } from '../../src/adapters/redis/open-redis.ts'
import { createRedisMessageLimit } from '../../src/adapters/redis/redis-message-limit.ts'
import { createRedisSendingBudget } from '../../src/adapters/redis/redis-sending-budget.ts'
import type { SendingBudget } from '../../src/domain/notices/sending-budget.ts'
import type { MessageLimit } from '../../src/domain/people/message-limit.ts'
import { testPrefix, testRedis } from '../support/redis.ts'
import { waitFor } from '../support/wait-for.ts'

interface Adapter {
  /** Two that share what they count, as two processes would. */
  budgets(rates: { all: number; chat: number; burst: number }): Promise<[SendingBudget, SendingBudget]>
  limits(perSecond: number): Promise<[MessageLimit, MessageLimit]>
}

const inMemory: Adapter = {
  async budgets({ all, chat, burst }) {
    const budget = createMemorySendingBudget({
      all: { perSecond: all, burst: all },
      chat: { perSecond: chat, burst },
    })
    return [budget, budget]
  },
  async limits(perSecond) {
    const limit = createMemoryMessageLimit({ perSecond })
    return [limit, limit]
  },
}

const never = () => Promise.reject(new Error('Redis was expected to answer'))
const links: RedisLink[] = []
const fail = () => {
  throw new Error('Redis was expected to answer')
}
const link = async () => {
  const opened = await openRedis({ url: testRedis ?? '', onAway: fail, onBack: fail })
  links.push(opened)
  return opened
}
afterAll(() => links.forEach((each) => each.close()))

const inRedis: Adapter = {
  async budgets({ all, chat, burst }) {
    const prefix = testPrefix()
    const make = async () =>
      createRedisSendingBudget({
        link: await link(),
        prefix,
        all: { perSecond: all, burst: all },
        chat: { perSecond: chat, burst },
        whileAway: { take: never, spend: never, room: never, pause: async () => undefined },
      })
    return [await make(), await make()]
  },
  async limits(perSecond) {
    const prefix = testPrefix()
    const make = async () =>
      createRedisMessageLimit({ link: await link(), prefix, perSecond, whileAway: { count: never } })
    return [await make(), await make()]
  },
}

const adapters: [string, Adapter][] = [['memory', inMemory]]
if (testRedis) adapters.push(['Redis', inRedis])

describe.each(adapters)('what may be sent, counted in %s', (_name, { budgets }) => {
  it('is no more in all than the whole budget, whoever sends it', async () => {
    const [one, other] = await budgets({ all: 4, chat: 1, burst: 9 })
    const waits: number[] = []
    for (let chat = 1; chat <= 3; chat++) waits.push(await one.take(chat, 1), await other.take(-chat, 1))
    expect(waits.slice(0, 4)).toEqual([0, 0, 0, 0])
    for (const wait of waits.slice(4)) {
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(250)
    }
  })

  it('is a burst to one chat, and then as many as a chat bears', async () => {
    const [one, other] = await budgets({ all: 1000, chat: 5, burst: 3 })
    expect([await one.take(7, 2), await other.take(7, 1)]).toEqual([0, 0])
    expect(await one.take(7, 1)).toBeGreaterThan(0)
    expect(await one.take(8, 1)).toBe(0)
    await waitFor('the chat to bear another', async () => (await other.take(7, 1)) === 0)
  })

  it('takes nothing while it does not fit', async () => {
    const [one] = await budgets({ all: 1000, chat: 0.01, burst: 3 })
    expect(await one.take(7, 2)).toBe(0)
    expect(await one.take(7, 2)).toBeGreaterThan(0)
    expect(await one.room(7)).toBe(1)
    expect(await one.take(7, 1)).toBe(0)
    expect(await one.room(7)).toBe(0)
  })

  it('lets an album through that is larger than any burst', async () => {
    const [one] = await budgets({ all: 1000, chat: 1, burst: 3 })
    expect(await one.take(7, 10)).toBe(0)
  })

  it('counts answers to presses, and never makes them a debt', async () => {
    const [one, other] = await budgets({ all: 1000, chat: 10, burst: 2 })
    for (let press = 0; press < 50; press++) await one.spend(7, 1)
    const wait = await other.take(7, 1)
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(100)
  })

  it('is nothing while Telegram wants silence, and the longest silence counts', async () => {
    const [one, other] = await budgets({ all: 1000, chat: 1, burst: 9 })
    await one.pause(300)
    await one.pause(20)
    expect(await other.take(7, 1)).toBeGreaterThan(100)
    expect(await other.room(7)).toBe(0)
    await waitFor('the silence to end', async () => (await other.take(7, 1)) === 0)
  })
})

describe.each(adapters)('messages of a person, counted in %s', (_name, { limits }) => {
  it('are as many a second as allowed, then one answer, then none', async () => {
    const [one, other] = await limits(3)
    const verdicts = []
    for (let count = 0; count < 3; count++) verdicts.push(await one.count(5), await other.count(5))
    expect(verdicts).toEqual(['allowed', 'allowed', 'allowed', 'first-over', 'over', 'over'])
    expect(await one.count(6)).toBe('allowed')
    await waitFor('the flood to be over', async () => (await other.count(5)) === 'allowed')
  })
})
