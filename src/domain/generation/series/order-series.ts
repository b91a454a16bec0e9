import type { LedgerStore } from '../../billing/ledger-store.ts'
import { refuseTooManyOrders, type OrderLimit } from '../../billing/limit-orders.ts'
import { notEnoughCredits } from '../../billing/not-enough-credits.ts'
import type { Jobs } from '../../shared/jobs.ts'
import type { Language } from '../../shared/languages.ts'
import type { Style } from '../../styles/style.ts'
import type { StyleStore } from '../../styles/style-store.ts'
import { writtenByStyle } from '../../styles/written-by-style.ts'
import { composeWish } from '../../wishes/compose-wish.ts'
import { composePrompt } from '../compose-prompt.ts'
import type { OrderSummary } from '../draft-order.ts'
import type { GenerationStore, NewGeneration, OrderDraft } from '../generation.ts'
import { asItIs } from '../write-draft.ts'
import type { Series, SeriesStore } from './series.ts'

export interface OrderSeriesStores {
  readonly styles: Pick<StyleStore, 'list'>
  readonly series: Pick<SeriesStore, 'add' | 'findByDraft'>
  readonly generations: Pick<GenerationStore, 'addAll'>
  readonly ledger: Pick<LedgerStore, 'chargeAll' | 'countCharges'>
  readonly jobs: Jobs
}

type Outcome =
  | { readonly kind: 'series-queued' | 'series-ordered-before'; readonly series: Series }
  | { readonly kind: 'not-found' }

/** Inside the transaction of an order: a generation and a charge for each style, and one job that hands them all over. */
export async function orderSeries(
  limit: OrderLimit,
  stores: OrderSeriesStores,
  { summary, reader }: { readonly summary: OrderSummary; readonly reader: Language },
): Promise<Outcome> {
  const { draft, priceCredits } = summary
  const { id: draftId, userId, wish, improve, written, styleKeys } = draft
  const styles = await chosenStyles(stores.styles, draft)
  if (styles.length < styleKeys.length) return { kind: 'not-found' }
  const imageCount = styles.length
  const words = { wish, improve, written }
  const series = await stores.series.add({ userId, draftId, ...words, priceCredits, imageCount })
  if (!series) {
    const before = await stores.series.findByDraft(draftId)
    return before ? { kind: 'series-ordered-before', series: before } : { kind: 'not-found' }
  }
  const generations = await stores.generations.addAll(
    styles.map((style) => ({ ...memberOf(summary, style, reader), seriesId: series.id })),
  )
  const charged = await stores.ledger.chargeAll(
    userId,
    generations.map((each) => ({
      generationId: each.id,
      credits: each.priceCredits,
      details: { images: 1, wish: each.wish.slice(0, 80) },
    })),
  )
  if (charged.kind === 'short') throw notEnoughCredits(priceCredits, charged.balanceCredits)
  const ordersOfLate = await refuseTooManyOrders(limit, stores.ledger, userId)
  await stores.jobs.add(
    'submit-series',
    { seriesId: series.id },
    { key: String(series.id), priority: -ordersOfLate },
  )
  return { kind: 'series-queued', series }
}

/** In the order in which they were chosen. */
export async function chosenStyles(
  styles: Pick<StyleStore, 'list'>,
  { userId, styleKeys: keys }: OrderDraft,
): Promise<readonly Style[]> {
  const found = await styles.list(userId, { kind: 'keys', keys })
  return keys.flatMap((key) => found.find((style) => style.key === key) ?? [])
}

/** As if the style had been ordered alone, so that it can be repeated and varied alone. */
function memberOf(summary: OrderSummary, style: Style, reader: Language): NewGeneration {
  const { draft, avatar, model, priceCredits } = summary
  const { userId, avatarId, format, improve } = draft
  const written = writtenByStyle(style, reader, ownWords(draft))
  const wish = draft.wish === '' ? style.names[reader] : draft.wish
  const composed = composePrompt({ words: wish, improve, written, ...(avatar && { avatar }) })
  return {
    userId,
    draftId: null,
    avatarId,
    model: model.key,
    format,
    imageCount: 1,
    wish,
    prompt: composed.prompt,
    promptChanges: composed.changes,
    written,
    styleKey: style.key,
    priceCredits: priceCredits / draft.styleKeys.length,
  }
}

function ownWords({ wish, written, improve }: OrderDraft) {
  if (wish === '') return undefined
  return written ?? (improve ? composeWish(wish) : asItIs(wish))
}
