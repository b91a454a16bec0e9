import { toldForMs, type MessageLimit } from '../../domain/people/message-limit.ts'
import type { RedisLink } from './open-redis.ts'

/** As `createRate` counts, in one step for all processes and by the clock of Redis. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local full = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), now) + 1000 / ARGV[1]
if full - now <= 1000 then
  redis.call('SET', KEYS[1], full, 'PX', math.ceil(full - now))
  return 'allowed'
end
if redis.call('SET', KEYS[2], 1, 'PX', ARGV[2], 'NX') then return 'first-over' end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
return 'over'`

/** For all processes together; `whileAway` counts while Redis is away. */
export function createRedisMessageLimit(needs: {
  readonly link: RedisLink
  readonly prefix: string
  readonly perSecond: number
  readonly whileAway: MessageLimit
}): MessageLimit {
  const { link, prefix, perSecond, whileAway } = needs
  return {
    count: (telegramId) =>
      link.ask(
        async (redis) => {
          const keys = [`${prefix}:messages:${telegramId}`, `${prefix}:told:${telegramId}`]
          const answer = await redis.eval(script, keys.length, ...keys, perSecond, toldForMs)
          return answer as Awaited<ReturnType<MessageLimit['count']>>
        },
        () => whileAway.count(telegramId),
      ),
  }
}
