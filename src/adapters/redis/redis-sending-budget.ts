import type { SendingBudget } from '../../domain/notices/sending-budget.ts'
import type { Rate } from '../memory/rate.ts'
import type { RedisLink } from './open-redis.ts'

/** As `createRate` counts, in one step for all processes and by the clock of Redis. Answers the wait and the room. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local paused = tonumber(redis.call('GET', KEYS[3]) or 0) - now
local mode, messages = ARGV[1], tonumber(ARGV[2])
local wait, room, full = math.max(0, paused), 1e9, {}
for each = 1, 2 do
  local interval, burst = 1000 / ARGV[1 + 2 * each], tonumber(ARGV[2 + 2 * each])
  local before = math.max(tonumber(redis.call('GET', KEYS[each]) or 0), now)
  full[each] = before + math.min(messages, burst) * interval
  wait = math.max(wait, full[each] - now - burst * interval)
  room = math.min(room, math.floor(burst - (before - now) / interval + 1e-6))
  if mode == 'spend' then full[each] = math.min(full[each], now + burst * interval) end
end
if paused > 0 then room = 0 end
if mode == 'spend' or (mode == 'take' and wait <= 0) then
  for each = 1, 2 do redis.call('SET', KEYS[each], full[each], 'PX', math.max(1, math.ceil(full[each] - now))) end
end
return { math.ceil(wait), room }`

/** Silence that ends later is kept; one that would end sooner changes nothing. */
const pauseScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
if tonumber(redis.call('GET', KEYS[1]) or 0) < now + ARGV[1] then
  redis.call('SET', KEYS[1], now + ARGV[1], 'PX', ARGV[1])
end`

/** For all processes together; `whileAway` is the share of one of them while Redis is away. */
export function createRedisSendingBudget(needs: {
  readonly link: RedisLink
  readonly prefix: string
  readonly all: Rate
  readonly chat: Rate
  readonly whileAway: SendingBudget
}): SendingBudget {
  const { link, prefix, all, chat, whileAway } = needs
  const pauseKey = `${prefix}:sending:paused`
  const rates = [all.perSecond, all.burst, chat.perSecond, chat.burst]

  const count = <T>(
    mode: 'take' | 'spend' | 'room',
    chatId: number,
    messages: number,
    read: (answer: { waitMs: number; room: number }) => T,
    otherwise: () => Promise<T>,
  ): Promise<T> =>
    link.ask(async (redis) => {
      const keys = [`${prefix}:sending:all`, `${prefix}:sending:chat:${chatId}`, pauseKey]
      const answer = await redis.eval(script, keys.length, ...keys, mode, messages, ...rates)
      const [waitMs = 0, room = 0] = answer as number[]
      return read({ waitMs, room })
    }, otherwise)

  return {
    take: (chatId, messages) =>
      count(
        'take',
        chatId,
        messages,
        ({ waitMs }) => waitMs,
        () => whileAway.take(chatId, messages),
      ),
    spend: (chatId, messages) =>
      count(
        'spend',
        chatId,
        messages,
        () => undefined,
        () => whileAway.spend(chatId, messages),
      ),
    room: (chatId) =>
      count(
        'room',
        chatId,
        0,
        ({ room }) => room,
        () => whileAway.room(chatId),
      ),
    async pause(ms) {
      // Should Redis go away meanwhile, this process still keeps silent.
      await whileAway.pause(ms)
      await link.ask(
        async (redis) => void (await redis.eval(pauseScript, 1, pauseKey, Math.ceil(ms))),
        async () => undefined,
      )
    },
  }
}
