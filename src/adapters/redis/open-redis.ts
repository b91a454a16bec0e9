import { Redis } from 'ioredis'

/** Longer than a healthy Redis ever takes, and hardly felt by whoever waits. */
const answerWithinMs = 150
/** After a failure nobody asks for so long: what is slow is not waited for again and again. */
const restMs = 2000
const connectWithinMs = 1000

export interface RedisLink {
  /** What Redis answers, or what `otherwise` says while it is away or slow. */
  ask<T>(command: (redis: Redis) => Promise<T>, otherwise: () => Promise<T>): Promise<T>
  close(): void
}

/** Waits a moment for the first connection. Redis that is away is no fault: it is used as soon as it is there. */
export async function openRedis(needs: {
  readonly url: string
  /** Told once at each change. */
  readonly onAway: (error: unknown) => void
  readonly onBack: () => void
}): Promise<RedisLink> {
  const redis = new Redis(needs.url, {
    connectionName: 'aisha',
    connectTimeout: connectWithinMs,
    commandTimeout: answerWithinMs,
    // What was not answered in time has been done in another way: it must not be sent once more.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, restMs),
  })
  let isAway = false
  let restUntil = 0

  const away = (error: unknown) => {
    restUntil = Date.now() + restMs
    if (isAway) return
    isAway = true
    needs.onAway(error)
  }
  const back = () => {
    restUntil = 0
    if (!isAway) return
    isAway = false
    needs.onBack()
  }
  redis.on('error', away)
  await firstConnection(redis)
  if (redis.status !== 'ready') away(new Error(`It did not answer within ${connectWithinMs} ms`))
  redis.on('ready', back)

  return {
    async ask(command, otherwise) {
      if (Date.now() < restUntil) return otherwise()
      try {
        const answer = await command(redis)
        back()
        return answer
      } catch (error) {
        away(error)
        return otherwise()
      }
    },
    close: () => redis.disconnect(),
  }
}

function firstConnection(redis: Redis): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, connectWithinMs)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    redis.once('ready', done)
    redis.once('error', done)
  })
}
