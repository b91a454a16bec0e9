import { createMemoryMessageLimit } from '../adapters/memory/memory-message-limit.ts'
import { createMemorySendingBudget } from '../adapters/memory/memory-sending-budget.ts'
import { openRedis } from '../adapters/redis/open-redis.ts'
import { createRedisMessageLimit } from '../adapters/redis/redis-message-limit.ts'
import { createRedisSendingBudget } from '../adapters/redis/redis-sending-budget.ts'
import type { Config } from '../config.ts'
import type { SendingBudget } from '../domain/notices/sending-budget.ts'
import type { MessageLimit } from '../domain/people/message-limit.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Telegram's own numbers; a chat bears a burst. */
const all = { perSecond: 30, burst: 30 }
const chat = { perSecond: 1, burst: 20 }
/** What one process takes while nobody can say how many others there are. */
const shareOfOne = { perSecond: 10, burst: 10 }

export interface Limits {
  readonly sendingBudget: SendingBudget
  readonly messageLimit: MessageLimit
  close(): void
}

/** What all processes count together, with Redis; without it each counts for itself. */
export async function openLimits(needs: {
  readonly config: Config
  readonly log: Logger
  readonly metrics: Metrics
}): Promise<Limits> {
  const { config, log, metrics } = needs
  const perSecond = config.limits.messagesPerSecond
  const ownLimit = createMemoryMessageLimit({ perSecond })
  if (!config.redis)
    return {
      sendingBudget: createMemorySendingBudget({ all, chat }),
      messageLimit: ownLimit,
      close: () => undefined,
    }
  const link = await openRedis({
    url: config.redis.url,
    onAway: (error) => {
      metrics.redisUp.set(0)
      log.warn({ err: error }, 'Redis does not answer: until it does, each process counts for itself')
    },
    onBack: () => {
      metrics.redisUp.set(1)
      log.info('Redis answers again')
    },
  })
  // Several bots may share one Redis.
  const prefix = `aisha:${config.telegram.token.split(':')[0]}`
  const whileAway = createMemorySendingBudget({ all: shareOfOne, chat })
  return {
    sendingBudget: createRedisSendingBudget({ link, prefix, all, chat, whileAway }),
    messageLimit: createRedisMessageLimit({ link, prefix, perSecond, whileAway: ownLimit }),
    close: () => link.close(),
  }
}
