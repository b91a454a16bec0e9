import { isDeepStrictEqual } from 'node:util'
import type { WorkProgress } from '../../notices/messenger.ts'
import type { Person } from '../../people/person.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Stores } from '../../shared/stores.ts'
import type { Style } from '../../styles/style.ts'
import type { CancelOutcome } from '../../work/cancel-work.ts'
import { isUnfinished, type WorkSubject } from '../../work/work-status.ts'
import type { Generations } from '../create-generations.ts'
import type { OrderSummary } from '../draft-order.ts'
import type { OrderDraft } from '../generation.ts'
import { chosenStyles } from './order-series.ts'
import { maxStylesInSeries, type Series, type SeriesMember } from './series.ts'
import { progressOfSeries } from './series-progress.ts'

export type ChooseOutcome =
  | { readonly kind: 'chosen'; readonly summary: OrderSummary }
  | { readonly kind: 'full' }
  | { readonly kind: 'not-found' }

/** Several styles in one order, as the edges see them. */
export function createSeries(needs: {
  readonly stores: Pick<Stores, 'series' | 'styles'>
  readonly generations: Generations
  readonly cancel: (userId: number, subject: WorkSubject) => Promise<CancelOutcome>
  readonly clock: Clock
}) {
  const { generations, clock } = needs
  const { series: store, styles } = needs.stores

  const find = async (userId: number, seriesId: number): Promise<Series | undefined> => {
    const series = await store.find(seriesId)
    return series?.userId === userId ? series : undefined
  }

  return {
    /** Takes a style into the draft, or out of it; twice is as once. */
    async choose(
      userId: number,
      { draftId, styleId, isIn }: { draftId: number; styleId: number; isIn: boolean },
    ): Promise<ChooseOutcome> {
      const style = await styles.find(userId, { id: styleId })
      const before = style && (await generations.findDraft(userId, draftId))
      if (!before) return { kind: 'not-found' }
      const { styleKeys: keys } = before.draft
      const others = keys.filter((key) => key !== style.key)
      if (isIn && others.length >= maxStylesInSeries) return { kind: 'full' }
      const styleKeys = isIn ? [...others, style.key] : others
      const summary = await generations.updateDraft(userId, draftId, { styleKeys })
      return summary ? { kind: 'chosen', summary } : { kind: 'not-found' }
    },

    stylesOf: (draft: OrderDraft): Promise<readonly Style[]> => chosenStyles(styles, draft),
    find,
    members: (series: Series): Promise<readonly SeriesMember[]> => store.members(series.id),
    watch: (seriesId: number, messageId: number): Promise<void> => store.setProgress(seriesId, { messageId }),
    progress: (series: Series): WorkProgress => progressOfSeries(clock, series),

    /** Stops what has not ended; what came meanwhile is delivered. */
    async cancel(userId: number, seriesId: number): Promise<CancelOutcome> {
      const series = await find(userId, seriesId)
      if (!series) return { kind: 'not-found' }
      const members = await store.members(seriesId)
      const outcomes: CancelOutcome[] = []
      for (const { generation } of members)
        if (isUnfinished(generation.status))
          outcomes.push(await needs.cancel(userId, { kind: 'generation', id: generation.id }))
      if (outcomes.some(({ kind }) => kind === 'cancelling')) return { kind: 'cancelling' }
      const refunds = outcomes.map((each) => (each.kind === 'cancelled' ? each.refundedCredits : 0))
      const refundedCredits = refunds.reduce((sum, credits) => sum + credits, 0)
      if (outcomes.some(({ kind }) => kind === 'cancelled')) return { kind: 'cancelled', refundedCredits }
      // Stopped before, as when the press comes twice.
      return series.unfinishedCount === 0 && series.stoppedCount > 0
        ? { kind: 'cancelled', refundedCredits: series.refundedCredits }
        : { kind: 'too-late' }
    },

    /** A new draft with the same styles, or with those alone that brought no image. */
    async repeat(
      person: Person,
      seriesId: number,
      { missingOnly, madeByUpdate }: { readonly missingOnly: boolean; readonly madeByUpdate: number },
    ): Promise<OrderSummary | undefined> {
      const series = await find(person.id, seriesId)
      if (!series) return undefined
      const members = await store.members(seriesId)
      const repeated = members.filter(({ generation }) => !missingOnly || generation.status !== 'completed')
      return draftLike(person, series, { repeated, madeByUpdate })
    },

    /** A summary that stands in the chat and was changed after it was ordered is another order; undefined when it is the same. */
    async renew(
      person: Person,
      series: Series,
      { draftId, madeByUpdate }: { readonly draftId: number; readonly madeByUpdate: number },
    ): Promise<OrderSummary | undefined> {
      const members = await store.members(series.id)
      const summary = await generations.findDraft(person.id, draftId)
      const [first] = members
      if (!summary || !first) return undefined
      const { wish, format, avatarId, improve, written, styleKeys } = summary.draft
      const isSame =
        wish === series.wish &&
        improve === series.improve &&
        isDeepStrictEqual(written, series.written) &&
        format === first.generation.format &&
        avatarId === first.generation.avatarId &&
        styleKeys.join() === members.map(({ generation }) => generation.styleKey).join()
      if (isSame) return undefined
      const { draft } = await generations.startDraft(person, { avatarId, wish, styleKeys, madeByUpdate })
      return generations.updateDraft(person.id, draft.id, { format, improve, written })
    },
  }

  async function draftLike(
    person: Person,
    { wish, improve, written }: Series,
    { repeated, madeByUpdate }: { repeated: readonly SeriesMember[]; madeByUpdate: number },
  ): Promise<OrderSummary | undefined> {
    const styleKeys = repeated.flatMap(({ generation }) => generation.styleKey ?? [])
    const [first] = repeated
    if (!first) return undefined
    const { avatarId, format } = first.generation
    const { draft } = await generations.startDraft(person, { avatarId, wish, styleKeys, madeByUpdate })
    return generations.updateDraft(person.id, draft.id, { format, improve, written })
  }
}

export type SeriesOrders = ReturnType<typeof createSeries>
