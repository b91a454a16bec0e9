import { toldForMs, type MessageLimit } from '../../domain/people/message-limit.ts'
import { createRate } from './rate.ts'

/** People past this number are looked through for those that have been quiet. */
const manyPeople = 1000

/** For one process alone. */
export function createMemoryMessageLimit(needs: {
  readonly perSecond: number
  readonly now?: () => number
}): MessageLimit {
  const { now = Date.now } = needs
  const rate = createRate({ perSecond: needs.perSecond, burst: needs.perSecond })
  const people = new Map<number, { fullAt: number; toldUntil: number }>()

  return {
    async count(telegramId) {
      const at = now()
      if (people.size >= manyPeople)
        for (const [id, { fullAt, toldUntil }] of people)
          if (Math.max(fullAt, toldUntil) <= at) people.delete(id)
      const { fullAt, toldUntil } = people.get(telegramId) ?? { fullAt: 0, toldUntil: 0 }
      if (rate.waitMs(fullAt, 1, at) === 0) {
        people.set(telegramId, { fullAt: rate.take(fullAt, 1, at), toldUntil })
        return 'allowed'
      }
      people.set(telegramId, { fullAt, toldUntil: at + toldForMs })
      return toldUntil > at ? 'over' : 'first-over'
    },
  }
}
