import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startRedisProxy, testRedis } from '../../../test/support/redis.ts'
import { waitFor } from '../../../test/support/wait-for.ts'
import { openRedis, type RedisLink } from './open-redis.ts'

async function open(url: string) {
  const changes: string[] = []
  const link = await openRedis({
    url,
    onAway: () => changes.push('away'),
    onBack: () => changes.push('back'),
  })
  onTestFinished(() => link.close())
  return { link, changes }
}

const asks = (link: RedisLink) =>
  link.ask(
    async (redis) => redis.ping(),
    async () => 'without it',
  )

describe('Redis', () => {
  it('that is not there at the start holds up nothing for long, and is told once', async () => {
    const startedAt = Date.now()
    const { link, changes } = await open('redis://127.0.0.1:1')
    expect([await asks(link), await asks(link)]).toEqual(['without it', 'without it'])
    expect(Date.now() - startedAt).toBeLessThan(2000)
    expect(changes).toEqual(['away'])
  })

  it('that takes questions and never answers is waited for once, not by everybody', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1')
    onTestFinished(() => void silent.close())
    await once(silent, 'listening')
    const { link, changes } = await open(`redis://127.0.0.1:${(silent.address() as AddressInfo).port}`)
    const startedAt = Date.now()
    for (let count = 0; count < 20; count++) expect(await asks(link)).toBe('without it')
    expect(Date.now() - startedAt).toBeLessThan(1000)
    expect(changes).toEqual(['away'])
  })

  describe.runIf(testRedis)('on a real server', () => {
    it.each(['away', 'slow'] as const)('that was %s for a time is used again', async (trouble) => {
      const proxy = await startRedisProxy(testRedis ?? '')
      onTestFinished(() => proxy.close())
      const { link, changes } = await open(proxy.url)
      expect(await asks(link)).toBe('PONG')

      await proxy.become(trouble)
      const startedAt = Date.now()
      for (let count = 0; count < 20; count++) expect(await asks(link)).toBe('without it')
      expect(Date.now() - startedAt).toBeLessThan(1000)

      await proxy.become('well')
      await waitFor('Redis to be used again', async () => (await asks(link)) === 'PONG')
      expect(changes).toEqual(['away', 'back'])
    })
  })
})
