import { Refusal } from '../shared/refusal.ts'

export interface NotEnoughCredits {
  readonly kind: 'not-enough-credits'
  readonly priceCredits: number
  readonly balanceCredits: number
}

/** Thrown inside the transaction of an order: nothing of it is kept. */
export const notEnoughCredits = (priceCredits: number, balanceCredits: number): Refusal<NotEnoughCredits> =>
  new Refusal<NotEnoughCredits>({ kind: 'not-enough-credits', priceCredits, balanceCredits })
