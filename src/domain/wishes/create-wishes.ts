import type { Language } from '../shared/languages.ts'
import { describeSample, type DescribeSampleNeeds } from './describe-sample.ts'
import { hearWish, type HearWishNeeds } from './hear-wish.ts'

/** Wishes that are not words yet. */
export const createWishes = (needs: HearWishNeeds & DescribeSampleNeeds) => ({
  hear: (voice: { fileId: string; contentType: string; seconds: number; language: Language }) =>
    hearWish(needs, voice),
  describe: (sample: { fileId: string; language: Language }) => describeSample(needs, sample),
})

export type Wishes = ReturnType<typeof createWishes>
