import { later, type Clock } from '../shared/clock.ts'
import { Refusal } from '../shared/refusal.ts'
import type { LedgerStore } from './ledger-store.ts'

export interface TooManyOrders {
  readonly kind: 'too-many-orders'
  readonly perMinute: number
}

export interface OrderLimit {
  readonly ordersPerMinute: number
  readonly clock: Clock
}

const minuteMs = 60_000

/**
 * Undoes the order that was charged just now when it is one too many. Behind the charge, which holds the person's row:
 * orders that come at once are counted one after the other. What costs nothing is not limited.
 * Returns how many there were in this minute, this one included.
 */
export async function refuseTooManyOrders(
  { ordersPerMinute: perMinute, clock }: OrderLimit,
  ledger: Pick<LedgerStore, 'countCharges'>,
  userId: number,
): Promise<number> {
  const charges = await ledger.countCharges(userId, later(clock(), -minuteMs), perMinute + 1)
  if (charges > perMinute) throw new Refusal<TooManyOrders>({ kind: 'too-many-orders', perMinute })
  return charges
}
