// A page of the gallery for somebody with a million images ÷ with a hundred, under each filter, and what searching and
// numbers take, on a real PostgreSQL. Usage: TEST_DATABASE_URL=postgres://… npm run bench:gallery [-- 200000]
import { createImageStore } from '../src/adapters/postgres/images.ts'
import { createPeopleStore } from '../src/adapters/postgres/people.ts'
import {
  everything,
  isEverything,
  selectAt,
  type GalleryFilter,
} from '../src/domain/gallery/gallery-filter.ts'
import { suggestWords } from '../src/domain/gallery/suggest-words.ts'
import { newGallery } from '../src/domain/gallery/gallery-state.ts'
import { openGalleryDatabase, type Seeded } from './support/gallery-database.ts'

const manyImages = Number(process.argv[2] ?? 1_000_000)
const fewImages = 100
const rounds = 300
const slowest = 'a frequent word of long ago'
const { database, people: seeded, close } = await openGalleryDatabase([manyImages, fewImages])
const { db } = database
const images = createImageStore(db)
const people = createPeopleStore(db)
try {
  const [rich, poor] = seeded
  if (!rich || !poor) throw new Error('Expected two people')
  const filters: Record<string, (who: Seeded) => Partial<GalleryFilter>> = {
    everything: () => ({}),
    favourites: () => ({ favouritesOnly: true }),
    'one avatar': ({ avatarId }) => ({ avatar: avatarId }),
    'any avatar': () => ({ avatar: 'any' }),
    'no avatar': () => ({ avatar: 'none' }),
    'one model': () => ({ model: 'imagen4' }),
    'one format': () => ({ format: '3:4' }),
    'a period': () => ({ period: { from: '2000-01-01', to: '2100-01-01' } }),
    'the trash': () => ({ isTrash: true }),
  }
  for (const [label, filterOf] of Object.entries(filters)) {
    const times: Record<'rich' | 'poor', number[]> = { rich: [], poor: [] }
    const walkers = { rich: await walker(rich, filterOf(rich)), poor: await walker(poor, filterOf(poor)) }
    for (let round = 0; round < rounds; round += 1)
      for (const who of round % 2 === 0 ? (['rich', 'poor'] as const) : (['poor', 'rich'] as const))
        times[who].push(await walkers[who]())
    const ratio = (share: number) => (at(times.rich, share) / at(times.poor, share)).toFixed(2)
    console.log(
      `next page, ${label}: median ${at(times.rich, 0.5).toFixed(2)} ms, ×${ratio(0.5)} (at most 1.15); 95th percentile ×${ratio(0.95)} (at most 1.5)`,
    )
  }
  const searches: Record<string, Partial<GalleryFilter>> = {
    'a rare word': { words: 'lighthouse' },
    'a frequent word': { words: 'портрет' },
    'an absent word': { words: 'zeppelin' },
    'two frequent words that never meet': { words: 'sunny rainy' },
    'an avatar and a word': { avatar: rich.avatarId, words: 'rainy' },
    [slowest]: { words: 'ancient' },
  }
  for (const [label, filter] of Object.entries(searches)) {
    const times: number[] = []
    for (let round = 0; round < 9; round += 1) times.push(await timed(() => pageOf(rich, filter, null)))
    console.log(
      `search for ${label} in ${manyImages} images: median ${at(times, 0.5).toFixed(1)} ms (${label === slowest ? 'the slowest there is' : 'at most 150'})`,
    )
  }
  const misspelt = { ...everything, words: 'lihgthouse sunnny' }
  const suggestions: number[] = []
  for (let round = 0; round < 9; round += 1)
    suggestions.push(
      await timed(async () => {
        await pageOf(rich, misspelt, null)
        const known = await images.words(rich.userId, { from: 3, to: 12 })
        const words = suggestWords(misspelt.words, known)
        if (words !== 'lighthouse sunny') throw new Error(`Expected what was meant, not ${words}`)
        await images.count(rich.userId, selectAt({ ...misspelt, words }, new Date()), 1)
      }),
    )
  console.log(
    `search for misspelt words in ${manyImages} images, and what was meant: median ${at(suggestions, 0.5).toFixed(1)} ms (at most 150)`,
  )
  const times: number[] = []
  for (let round = 0; round < 51; round += 1) times.push(await timed(() => images.numbers(rich.userId)))
  console.log(`numbers of ${manyImages} images: median ${at(times, 0.5).toFixed(1)} ms (at most 50)`)
} finally {
  await close()
}

/** Steps from page to page as a person does, and back to the newest at the end: the person's row and the page. */
async function walker(who: Seeded, filter: Partial<GalleryFilter>): Promise<() => Promise<number>> {
  let next: number | null = (await pageOf(who, filter, null))?.olderId ?? null
  return () =>
    timed(async () => {
      const page = await pageOf(who, filter, next)
      next = page?.olderId ?? null
    })
}

async function pageOf(who: Seeded, changes: Partial<GalleryFilter>, imageId: number | null) {
  const person = await people.findByTelegramId(who.telegramId)
  const filter = { ...everything, ...changes }
  const kept = person?.gallery ?? newGallery
  const isSame = JSON.stringify(kept.filter) === JSON.stringify(filter)
  return images.openPage({
    userId: who.userId,
    state: isSame ? kept : { ...newGallery, filter, view: kept.view + 1 },
    imageId,
    imageCount: person?.imageCount ?? 0,
    isEverything: isEverything(filter),
    at: new Date(),
  })
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begunAt = performance.now()
  await work()
  return performance.now() - begunAt
}

function at(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) * share)] ?? Number.NaN
}
