import type { Update } from '@grammyjs/types'

import { conflict, type Refusal } from '../api/refusal.ts'
import type { Faults } from '../control/faults.ts'
import type { Updates } from '../store/updates.ts'

export interface Poll {
  readonly botId: number
  readonly offset: number
  readonly limit: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

export interface Polling {
  poll(poll: Poll): Promise<Update[]>
  /** Ends a waiting poll, because something else of this bot asks for updates. */
  interrupt(botId: number, reason: string): void
  close(): void
}

interface Waiter {
  readonly wake: () => void
  readonly refuse: (refusal: Refusal) => void
}

export function createPolling({ updates, faults }: { updates: Updates; faults: Faults }): Polling {
  const waiters = new Map<number, Waiter>()
  let isClosed = false
  updates.onAdded((botId) => waiters.get(botId)?.wake())

  const take = ({ botId, offset, limit }: Poll): Update[] => {
    const batch = updates.pending(botId, offset, limit)
    return batch.flatMap(({ body }) => {
      const update = JSON.parse(body) as Update
      return faults.takeDuplicate() ? [update, update] : [update]
    })
  }

  const interrupt = (botId: number, reason: string) => {
    waiters.get(botId)?.refuse(conflict(reason))
  }

  /** Resolves when there may be something, when time is up, or when the client is gone. */
  const wait = (poll: Poll, timeoutMs: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        poll.signal.removeEventListener('abort', wake)
        if (waiters.get(poll.botId) === waiter) waiters.delete(poll.botId)
      }
      const wake = () => {
        end()
        resolve()
      }
      const refuse = (refusal: Refusal) => {
        end()
        reject(refusal)
      }
      const waiter: Waiter = { wake, refuse }
      const timer = setTimeout(wake, timeoutMs)
      poll.signal.addEventListener('abort', wake)
      waiters.set(poll.botId, waiter)
    })

  return {
    interrupt,
    poll: async (poll) => {
      interrupt(
        poll.botId,
        'terminated by other getUpdates request; make sure that only one bot instance is running',
      )
      if (poll.offset > 0) updates.confirm(poll.botId, poll.offset)
      if (poll.offset < 0) updates.keepLast(poll.botId, -poll.offset)
      const deadline = performance.now() + poll.timeoutMs
      for (;;) {
        const batch = take(poll)
        const leftMs = deadline - performance.now()
        if (batch.length > 0 || leftMs <= 0 || poll.signal.aborted) return batch
        await wait(poll, leftMs)
        // A client that hung up must not take a batch with it.
        if (poll.signal.aborted || isClosed) return []
      }
    },
    close: () => {
      isClosed = true
      for (const waiter of waiters.values()) waiter.wake()
    },
  }
}
