import type { Image } from '../../gallery/image.ts'
import type { Language } from '../../shared/languages.ts'
import type { WrittenWish } from '../../wishes/written-wish.ts'
import type { Generation } from '../generation.ts'

export const maxStylesInSeries = 5

/**
 * Several ready-made styles in one order: a generation of one image for each of them. Each is charged, made and refunded
 * by itself; what came is delivered together once the last has ended.
 */
export interface Series {
  readonly id: number
  readonly userId: number
  readonly draftId: number
  /** The person's own words, which each style is drawn with; empty for the styles alone. */
  readonly wish: string
  /** As the draft said when it was ordered. */
  readonly improve: boolean
  /** The wish as it was written out for all of them, before any style; null where it was not. */
  readonly written: WrittenWish | null
  readonly priceCredits: number
  readonly imageCount: number
  readonly unfinishedCount: number
  readonly stoppedCount: number
  readonly refundedCredits: number
  readonly progressMessageId: number | null
  readonly progressText: string | null
  readonly createdAt: Date
}

export interface SeriesMember {
  readonly generation: Generation
  /** Null once the operator has removed the style. */
  readonly styleNames: Readonly<Record<Language, string>> | null
  /** Null when it did not come, or was thrown away. */
  readonly image: Image | null
}

export interface SeriesStore {
  /** Nothing when this draft has been ordered before. */
  add(series: NewSeries): Promise<Series | undefined>
  find(seriesId: number): Promise<Series | undefined>
  findByDraft(draftId: number): Promise<Series | undefined>
  /** In the order in which they were chosen. */
  members(seriesId: number): Promise<readonly SeriesMember[]>
  /** One of it has ended. Whoever is told that none is left is the only one who is. */
  countDown(
    seriesId: number,
    ended: { readonly isStopped: boolean; readonly refundedCredits: number },
  ): Promise<Series>
  setProgress(
    seriesId: number,
    progress: { readonly messageId?: number; readonly text?: string },
  ): Promise<void>
}

export type NewSeries = Pick<
  Series,
  'userId' | 'draftId' | 'wish' | 'improve' | 'written' | 'priceCredits' | 'imageCount'
>
