import type { GenerationKind } from '../generation/kinds.ts'

/** Why credits moved. */
export const ledgerKinds = [
  'welcome',
  'charge',
  'refund',
  'topup',
  'promo',
  'referral',
  'grant',
  'chargeback',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

/** One immutable change of a balance, in whole credits; negative when the person paid. */
export interface LedgerEntry {
  readonly id: number
  readonly credits: number
  readonly kind: LedgerKind
  readonly details: LedgerDetails
  readonly createdAt: Date
}

/** What the history shows an entry to be for. */
export interface LedgerDetails {
  readonly avatarName?: string
  readonly images?: number
  /** What was made, where it was not an image from words. */
  readonly made?: Exclude<GenerationKind, 'image'>
  readonly wish?: string
}
