import type { LedgerEntry } from './ledger.ts'
import type { LedgerStore } from './ledger-store.ts'
import type { Prices } from './prices.ts'

export const historyPageSize = 8

/** What a person sees of their money. */
export function createBilling(needs: {
  readonly stores: { readonly ledger: LedgerStore }
  readonly prices: Prices
}) {
  const { stores, prices } = needs
  return {
    prices,

    /** Newest first; `hasMore` tells whether an older page exists. */
    async history(
      userId: number,
      page: number,
    ): Promise<{ entries: readonly LedgerEntry[]; hasMore: boolean }> {
      const offset = page * historyPageSize
      const found = await stores.ledger.history(userId, { offset, limit: historyPageSize + 1 })
      return { entries: found.slice(0, historyPageSize), hasMore: found.length > historyPageSize }
    },
  }
}

export type Billing = ReturnType<typeof createBilling>
