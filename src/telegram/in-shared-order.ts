import type { Person } from '../domain/people/person.ts'
import { turnMs, type UpdateTurns } from '../domain/people/update-turns.ts'
import { createTurnLine, type TurnLine } from './turn-line.ts'

export interface SharedOrder<Item> {
  /** Resolves when the update has been applied, here or elsewhere. What has no key waits for nothing. */
  readonly handle: (item: Item) => Promise<void>
  /** Gives every turn back. */
  readonly stop: () => Promise<void>
}

/** As `inOrder`, across all processes that share the database, and each update once. */
export function inSharedOrder<Item extends { readonly update_id: number }>(needs: {
  readonly turns: UpdateTurns
  readonly keyOf: (item: Item) => number | undefined
  /** `person`: when they were found on the way. */
  readonly handle: (item: Item, person?: Person) => Promise<void>
  readonly onError: (error: unknown) => void
}): SharedOrder<Item> {
  const { turns, onError } = needs
  const lines = new Map<number, TurnLine>()
  const listening = turns.listen({
    wanted: (telegramId, updateId) => lines.get(telegramId)?.wanted(updateId),
    free: (telegramId) => lines.get(telegramId)?.free(),
  })
  const lookAfter = async (telegramId: number, line: TurnLine) => {
    await line.lookAfter()
    if (line.isIdle()) lines.delete(telegramId)
  }
  const timer = setInterval(() => {
    for (const [telegramId, line] of lines) void lookAfter(telegramId, line)
  }, turnMs / 4)

  return {
    handle(item) {
      const telegramId = needs.keyOf(item)
      if (telegramId === undefined) return needs.handle(item)
      const line = lines.get(telegramId) ?? createTurnLine({ telegramId, turns, onError })
      lines.set(telegramId, line)
      return line.add(item.update_id, (person) => needs.handle(item, person))
    },
    async stop() {
      clearInterval(timer)
      await Promise.all([...lines.values()].map((line) => line.giveBack()))
      await listening.stop()
    },
  }
}
