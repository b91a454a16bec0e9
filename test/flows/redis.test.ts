import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProduct, type Product } from '../support/product.ts'
import { startRedisProxy, testRedis, type RedisProxy } from '../support/redis.ts'
import { waitFor } from '../support/wait-for.ts'
import { makesImage } from './ways.ts'

const isUp = async (product: Product): Promise<string | undefined> =>
  /^aisha_redis_up (\d)$/m.exec(await (await fetch(`${product.url}/metrics`)).text())?.[1]

describe.runIf(testRedis)('with a real Redis', () => {
  let proxy: RedisProxy
  let product: Product
  beforeAll(async () => {
    proxy = await startRedisProxy(testRedis ?? '')
    product = await startProduct({ env: { REDIS_URL: proxy.url, IMAGE_GENERATION_COST: '1' } })
  })
  afterAll(async () => {
    await product.stop()
    await proxy.close()
  })

  it.each(['away', 'slow'] as const)(
    'nobody notices that it is %s, and it is used again',
    async (trouble) => {
      const person = await product.person()
      await person.says('/start')
      await makesImage(person, { wish: 'Маяк' })
      expect(await isUp(product)).toBe('1')

      await proxy.become(trouble)
      await makesImage(person, { wish: 'Мост' })
      expect(await isUp(product)).toBe('0')

      await proxy.become('well')
      await waitFor('Redis to be used again', async () => (await isUp(product)) === '1')
      await makesImage(person, { wish: 'Луг' })
    },
  )
})
