import type { Draft } from './protocol.ts'
import type { Events } from './events.ts'

/** Texts that are still being written. They live in memory only: Telegram's are gone after half a minute too. */
export interface Drafts {
  put(at: { botId: number; personId: number; draft: Draft; lifetimeMs: number }): void
  list(botId: number, personId: number): readonly Draft[]
  find(botId: number, personId: number, draftId: number): Draft | undefined
  drop(botId: number, personId: number, draftId: number): void
  dropAll(botId: number, personId: number): void
  close(): void
}

interface Kept {
  readonly botId: number
  readonly personId: number
  readonly draft: Draft
  readonly timer: NodeJS.Timeout
}

export function createDrafts({ events }: { events: Events }): Drafts {
  const kept = new Map<string, Kept>()
  const keyOf = (botId: number, personId: number, draftId: number) => `${botId}:${personId}:${draftId}`
  const of = (botId: number, personId: number) =>
    [...kept.values()].filter((each) => each.botId === botId && each.personId === personId)

  const drop: Drafts['drop'] = (botId, personId, draftId) => {
    const key = keyOf(botId, personId, draftId)
    const found = kept.get(key)
    if (!found) return
    clearTimeout(found.timer)
    kept.delete(key)
    events.publish(botId, personId, { kind: 'draft-gone', draftId })
  }

  return {
    put: ({ botId, personId, draft, lifetimeMs }) => {
      const key = keyOf(botId, personId, draft.draftId)
      clearTimeout(kept.get(key)?.timer)
      const timer = setTimeout(() => drop(botId, personId, draft.draftId), lifetimeMs)
      timer.unref()
      kept.set(key, { botId, personId, draft, timer })
      events.publish(botId, personId, { kind: 'draft', draft })
    },
    list: (botId, personId) => of(botId, personId).map((each) => each.draft),
    find: (botId, personId, draftId) => kept.get(keyOf(botId, personId, draftId))?.draft,
    drop,
    dropAll: (botId, personId) => {
      for (const { draft } of of(botId, personId)) drop(botId, personId, draft.draftId)
    },
    close: () => {
      for (const { timer } of kept.values()) clearTimeout(timer)
      kept.clear()
    },
  }
}
