import type { Person } from '../domain/people/person.ts'
import { keptUpdates, turnMs, type UpdateTurns } from '../domain/people/update-turns.ts'
import { within } from '../domain/shared/within.ts'

/** How soon a turn is asked for once more, should nobody say that it is free. */
const askAgainMs = 500

interface Waiting {
  readonly id: number
  readonly apply: (person: Person | undefined) => Promise<void>
  readonly done: PromiseWithResolvers<void>
}

export type TurnLine = ReturnType<typeof createTurnLine>

/**
 * The updates of one person that wait in this process. They are applied one after another, the oldest first, while the
 * turn is ours; an older one that waits in another process goes first.
 */
export function createTurnLine(needs: {
  readonly telegramId: number
  readonly turns: UpdateTurns
  readonly onError: (error: unknown) => void
}) {
  const { telegramId, turns, onError } = needs
  const waiting: Waiting[] = []
  let applied: readonly number[] = []
  let oursUntil = 0
  let wantedUpdate = Number.POSITIVE_INFINITY
  let applying = 0
  let usedAt = 0
  let isWorking = false
  let free = Promise.withResolvers<void>()
  let lastWord: Promise<unknown> = Promise.resolve()

  /** Questions about one turn never overtake each other on the way to the database. */
  const inOrder = <T>(ask: () => Promise<T>): Promise<T> => {
    const answer = lastWord.then(ask)
    lastWord = answer.catch(() => undefined)
    return answer
  }
  const isHeld = () => oursUntil > performance.now()
  const isSurelyOurs = () => oursUntil - performance.now() > turnMs / 2

  const take = (updateId: number) =>
    inOrder(async () => {
      const askedAt = performance.now()
      const turn = await turns.take(telegramId, updateId)
      oursUntil = turn ? askedAt + turnMs : 0
      if (turn) applied = [...new Set([...turn.applied, ...applied])].slice(-keptUpdates)
      return turn
    })

  const giveBack = () =>
    inOrder(async () => {
      wantedUpdate = Number.POSITIVE_INFINITY
      if (oursUntil === 0) return
      oursUntil = 0
      // Not given back, it runs out by itself.
      await turns.giveBack(telegramId, applied).catch(onError)
    })

  /** The person, when they were found on the way and nothing can have changed since. */
  const holdFor = async (next: Waiting): Promise<Person | undefined> => {
    if (isSurelyOurs()) return undefined
    free = Promise.withResolvers()
    let turn = await take(next.id)
    if (turn) return turn.person
    while (!turn) {
      await within(askAgainMs, free.promise)
      free = Promise.withResolvers()
      turn = await take(waiting[0]?.id ?? next.id)
    }
    return undefined
  }

  const applyNext = async (first: Waiting): Promise<void> => {
    if (wantedUpdate < first.id) await giveBack()
    let person: Person | undefined
    try {
      person = await holdFor(first)
    } catch (error) {
      waiting.splice(waiting.indexOf(first), 1)
      first.done.reject(error)
      return
    }
    // An older one may have come while this one waited.
    const next = waiting.shift()
    if (!next) return
    applying = next.id
    if (!applied.includes(next.id)) {
      await next.apply(person).catch(next.done.reject)
      applied = [...applied, next.id].slice(-keptUpdates)
    }
    usedAt = performance.now()
    next.done.resolve()
  }

  const work = async (): Promise<void> => {
    if (isWorking) return
    isWorking = true
    for (;;) {
      const [first] = waiting
      if (first) await applyNext(first)
      else if (wantedUpdate < Number.POSITIVE_INFINITY) await giveBack()
      else break
    }
    isWorking = false
  }

  return {
    /** Resolves when it has been applied, by whichever process. */
    add(id: number, apply: Waiting['apply']): Promise<void> {
      const done = Promise.withResolvers<void>()
      waiting.push({ id, apply, done })
      waiting.sort((a, b) => a.id - b.id)
      void work()
      return done.promise
    },
    wanted(updateId: number): void {
      if (!isHeld()) return
      wantedUpdate = Math.min(wantedUpdate, updateId)
      void work()
    },
    free: (): void => free.resolve(),
    /** Keeps the turn while somebody is busy in it, gives it back when nobody was for long. */
    async lookAfter(): Promise<void> {
      if (!isWorking) {
        if (performance.now() - usedAt > turnMs / 2) await giveBack()
      } else if (isHeld() && !isSurelyOurs()) await take(applying).catch(onError)
    },
    isIdle: (): boolean => !isWorking && oursUntil === 0,
    giveBack,
  }
}
