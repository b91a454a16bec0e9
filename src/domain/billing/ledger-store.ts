import type { LedgerDetails, LedgerEntry, LedgerKind } from './ledger.ts'

/** The ledger within one transaction. The database refuses what these promise to refuse, too. */
export interface LedgerStore {
  /** Writes −credits, or nothing when the balance is short. A price of 0 writes nothing and succeeds. */
  charge(
    entry: ChargeEntry,
  ): Promise<{ readonly kind: 'charged' } | { readonly kind: 'short'; readonly balanceCredits: number }>
  /** Charges for several jobs of one person: all of them or none. */
  chargeAll(
    userId: number,
    entries: readonly Omit<ChargeEntry, 'userId'>[],
  ): ReturnType<LedgerStore['charge']>
  /** Writes +credits once for each job and kind; a second call writes nothing. */
  credit(entry: CreditEntry): Promise<void>
  history(
    userId: number,
    page: { readonly offset: number; readonly limit: number },
  ): Promise<readonly LedgerEntry[]>
  hasPaid(userId: number): Promise<boolean>
  /** How many orders were charged since, a series being one; stops counting at `atMost`. */
  countCharges(userId: number, since: Date, atMost: number): Promise<number>
}

export interface ChargeEntry {
  readonly userId: number
  readonly credits: number
  readonly trainingId?: number
  readonly generationId?: number
  readonly details: LedgerDetails
}

export interface CreditEntry extends ChargeEntry {
  readonly kind: Exclude<LedgerKind, 'charge' | 'chargeback'>
}
