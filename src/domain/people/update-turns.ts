import type { Person } from './person.ts'

/** A turn that is neither renewed nor given back for so long belongs to a process that has died. */
export const turnMs = 10_000

/** So many updates of a person are remembered as applied: more than Telegram ever repeats. */
export const keptUpdates = 100

export interface Turn {
  /** Ids of the updates that were applied last. */
  readonly applied: readonly number[]
  /** Found on the way; undefined for somebody who is not registered yet. */
  readonly person: Person | undefined
}

/** Whose turn it is to handle the updates of a person: that of one process, of all that share the database. */
export interface UpdateTurns {
  /** Takes or renews the turn; undefined while another process has it, which is then asked for it. */
  take(telegramId: number, updateId: number): Promise<Turn | undefined>
  /** Hands the turn to the process whose waiting update is the oldest, or back to nobody. */
  giveBack(telegramId: number, applied: readonly number[]): Promise<void>
  /** Tells this process that others wait for a turn of its, and that a turn was given back. May tell both too often. */
  listen(on: {
    readonly wanted: (telegramId: number, updateId: number) => void
    readonly free: (telegramId: number) => void
  }): { stop(): Promise<void> }
}
