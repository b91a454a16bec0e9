import type { AvatarStore } from '../avatars/avatar-store.ts'
import type { LedgerStore } from '../billing/ledger-store.ts'
import { notEnoughCredits, type NotEnoughCredits } from '../billing/not-enough-credits.ts'
import { refuseTooManyOrders, type OrderLimit, type TooManyOrders } from '../billing/limit-orders.ts'
import type { Prices } from '../billing/prices.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Language } from '../shared/languages.ts'
import { outcomeOf } from '../shared/refusal.ts'
import { summaryOf } from './draft-order.ts'
import type { DraftStore, Generation, GenerationStore } from './generation.ts'
import { needsWish } from './kinds.ts'
import { orderSeries, type OrderSeriesStores } from './series/order-series.ts'
import type { Series } from './series/series.ts'

export type OrderGenerationOutcome =
  | { readonly kind: 'queued'; readonly generation: Generation }
  /** A second tap on the same summary: the one under way, or done. */
  | { readonly kind: 'ordered-before'; readonly generation: Generation }
  | { readonly kind: 'series-queued' | 'series-ordered-before'; readonly series: Series }
  | NotEnoughCredits
  | TooManyOrders
  | { readonly kind: 'no-wish' }
  | { readonly kind: 'avatar-not-ready' }
  | { readonly kind: 'not-found' }

interface Stores extends OrderSeriesStores {
  readonly avatars: Pick<AvatarStore, 'find'>
  readonly drafts: Pick<DraftStore, 'find'>
  readonly generations: Pick<GenerationStore, 'add' | 'addAll' | 'findByDraft'>
  readonly ledger: Pick<LedgerStore, 'charge' | 'chargeAll' | 'countCharges'>
  readonly jobs: Jobs
}

export interface OrderGenerationNeeds extends OrderLimit {
  readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
  readonly prices: Prices
}

/** Charges and queues in one transaction: what is shown as balance can be spent, and nothing is spent twice. */
export function orderGeneration(
  needs: OrderGenerationNeeds,
  order: { readonly userId: number; readonly draftId: number; readonly reader: Language },
): Promise<OrderGenerationOutcome> {
  return outcomeOf<OrderGenerationOutcome>(() =>
    needs.inTransaction(async (stores): Promise<OrderGenerationOutcome> => {
      const draft = await stores.drafts.find(order.userId, order.draftId)
      if (!draft) return { kind: 'not-found' }
      const isSeries = draft.styleKeys.length > 0
      if (draft.wish === '' && needsWish(draft.kind) && !isSeries) return { kind: 'no-wish' }
      // What is made of a picture needs nobody to be drawn anew.
      const isDrawn = draft.kind === 'image' && draft.avatarId !== null
      const avatar = isDrawn ? await stores.avatars.find(order.userId, draft.avatarId) : null
      if (avatar === undefined || (avatar && avatar.status !== 'completed'))
        return { kind: 'avatar-not-ready' }

      const summary = summaryOf(needs.prices, draft, avatar)
      if (isSeries) return orderSeries(needs, stores, { summary, reader: order.reader })
      const { model, composed, priceCredits } = summary
      const { userId, avatarId, kind, format, imageCount, wish, written, styleKey } = draft
      const { sourceImageId, sourcePhotoKey, seed } = draft
      const generation = await stores.generations.add({
        userId,
        draftId: draft.id,
        avatarId,
        kind,
        sourceImageId,
        sourcePhotoKey,
        seed,
        model: model.key,
        format,
        imageCount,
        wish,
        prompt: composed.prompt,
        promptChanges: composed.changes,
        written,
        styleKey,
        priceCredits,
      })
      if (!generation) {
        const before = await stores.generations.findByDraft(draft.id)
        return before ? { kind: 'ordered-before', generation: before } : { kind: 'not-found' }
      }
      const details = { images: imageCount, wish: wish.slice(0, 80), ...(kind !== 'image' && { made: kind }) }
      const charged = await stores.ledger.charge({
        userId,
        credits: priceCredits,
        generationId: generation.id,
        details,
      })
      if (charged.kind === 'short') throw notEnoughCredits(priceCredits, charged.balanceCredits)
      const ordersOfLate = await refuseTooManyOrders(needs, stores.ledger, userId)
      await stores.jobs.add(
        'submit-generation',
        { generationId: generation.id },
        // Whoever orders many at once lets those pass who order one.
        { key: String(generation.id), priority: -ordersOfLate },
      )
      return { kind: 'queued', generation }
    }),
  )
}
