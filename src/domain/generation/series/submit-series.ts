import { submitGeneration, type SubmitGenerationNeeds } from '../submit-generation.ts'
import type { SeriesStore } from './series.ts'

/** One after the other: the first may have to bring the weights of the avatar to the vendor, for all of them. */
export async function submitSeries(
  needs: SubmitGenerationNeeds & { readonly series: Pick<SeriesStore, 'members'> },
  seriesId: number,
): Promise<void> {
  for (const { generation } of await needs.series.members(seriesId))
    await submitGeneration(needs, generation.id)
}
