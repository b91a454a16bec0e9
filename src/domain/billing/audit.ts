import type { Clock } from '../shared/clock.ts'
import type { Deadlines } from '../work/deadlines.ts'

/** What is recomputed from the rows that it follows from. */
export const auditChecks = [
  /** A balance is the sum of its ledger, and never negative. */
  'balance',
  /** Paid work has one charge, and ends in a delivery or a refund of exactly what did not come. */
  'ending',
  /** Nobody gets back more than was paid. */
  'refund',
  'photo-count',
  'image-count',
  /** An order has the images that it says it delivered. */
  'delivered-count',
  /** Whoever ordered was told how it ended. */
  'notice',
  /** Nothing is under way longer than it may be. */
  'deadline',
] as const
export type AuditCheck = (typeof auditChecks)[number]

export interface Difference {
  readonly check: AuditCheck
  /** The row, for the operator: `person 12`, `generation 340`. */
  readonly about: string
  readonly expected: string
  readonly found: string
}

/** Everything that the books hold, recomputed in one statement, so that work under way makes no difference. */
export interface Books {
  differences(overdue: OverdueBefore): Promise<readonly Difference[]>
}

/** Work begun before these times, and still not over, is late. */
export interface OverdueBefore {
  readonly trainings: Date
  readonly generations: Date
}

export interface AuditNeeds {
  readonly books: Books
  readonly deadlines: Deadlines & { readonly sweepEveryMs: number }
  readonly clock: Clock
  /** Nothing is called late before the program has had the time to end it: it may have been off for a day. */
  readonly startedAt: Date
  readonly report: (differences: readonly Difference[]) => void
}

/** An attempt that is put back at its last moment has its own deadline once more, and the sweep comes behind both. */
const overdueMs = (deadlineMs: number, sweepEveryMs: number): number => 2 * deadlineMs + 2 * sweepEveryMs

/** Recomputes everything and reports what differs. It mends nothing: a difference is a fault that somebody must see. */
export async function audit(needs: AuditNeeds): Promise<readonly Difference[]> {
  const { books, deadlines, clock, startedAt } = needs
  const now = clock().getTime()
  const before = (deadlineMs: number): Date => {
    const graceMs = overdueMs(deadlineMs, deadlines.sweepEveryMs)
    return now - startedAt.getTime() < graceMs ? new Date(0) : new Date(now - graceMs)
  }
  const found = await books.differences({
    trainings: before(deadlines.trainingMs),
    generations: before(deadlines.generationMs),
  })
  needs.report(found)
  return found
}
