import type { Clock } from '../shared/clock.ts'
import type { Generation, GenerationStore } from '../generation/generation.ts'
import type { Jobs } from '../shared/jobs.ts'
import { readIfThere, type ObjectStorage } from '../shared/object-storage.ts'
import { readWhole } from '../work/vendor-files.ts'
import type { SheetDrawer } from './sheet-drawer.ts'
import { createRecent } from './recent.ts'
import type { Person } from '../people/person.ts'
import { isEverything, selectAt, type GalleryFilter } from './gallery-filter.ts'
import type { GalleryNumbers } from './gallery-numbers.ts'
import { manyImages, newGallery, type GalleryState } from './gallery-state.ts'
import { mostMistakes, suggestWords, wordsOf } from './suggest-words.ts'
import type { GalleryPage, Image, ImageSheet, ImageStore, TelegramFiles } from './image.ts'

export interface GalleryStores {
  readonly images: ImageStore
  readonly jobs: Jobs
}

/** About 20 KB each. */
const recentThumbnails = 500

type Viewer = Pick<Person, 'id' | 'imageCount' | 'gallery'>

export interface ImageStory {
  readonly image: Image
  readonly generation: Generation
}

/** A person's images. Every call names the person: somebody else's image is not found. */
export function createGallery(needs: {
  readonly stores: GalleryStores & { readonly generations: Pick<GenerationStore, 'find'> }
  readonly inTransaction: <T>(work: (stores: GalleryStores) => Promise<T>) => Promise<T>
  readonly storage: Pick<ObjectStorage, 'read'>
  readonly drawer: SheetDrawer
  readonly clock: Clock
}) {
  const { images, generations } = needs.stores
  const thumbnails = createRecent<Uint8Array | null>(recentThumbnails)
  const thumbnailOf = ({ bucket, thumbnailKey }: Image) =>
    thumbnails(`${bucket}/${thumbnailKey}`, async () => {
      const body = await readIfThere(needs.storage, bucket, thumbnailKey)
      return body ? readWhole(body) : null
    })
  const look = (person: Viewer, state: GalleryState, imageId: number | null) =>
    images.openPage({
      userId: person.id,
      state,
      imageId,
      imageCount: person.imageCount,
      isEverything: isEverything(state.filter),
      at: needs.clock(),
    })

  return {
    /** The image asked for, or the next older one that the filter shows; `imageId` null begins with the newest. */
    page: (person: Viewer, imageId: number | null): Promise<GalleryPage | undefined> =>
      look(person, person.gallery, imageId),

    /** Where the person was; at the newest when pictures have come since. */
    resume: (person: Viewer): Promise<GalleryPage | undefined> =>
      look(
        person,
        person.gallery,
        person.imageCount > person.gallery.imageCount ? null : person.gallery.imageId,
      ),

    /** From now on the gallery shows this, beginning with the newest. Buttons drawn before are out of date. */
    async choose(
      person: Viewer,
      filter: GalleryFilter,
    ): Promise<{ state: GalleryState; page: GalleryPage | undefined }> {
      const view = person.gallery.view + 1
      const { imageCount } = person
      const state = { ...newGallery, filter, view, imageCount }
      return { state, page: await look(person, state, null) }
    },

    /** What a filter shows, newest first: from `newestId` on, or from the newest. */
    list: (
      userId: number,
      filter: GalleryFilter,
      page: { readonly newestId: number | null; readonly limit: number },
    ): Promise<readonly Image[]> => images.list(userId, selectAt(filter, needs.clock()), page),

    /** How many a filter shows; at most `limit`, a thousand and one where it is left out. */
    count: (userId: number, filter: GalleryFilter, limit = manyImages): Promise<number> =>
      images.count(userId, selectAt(filter, needs.clock()), limit),

    /** What a search that found nothing may have meant; undefined when that would find nothing either. */
    async suggestWords(person: Viewer): Promise<string | undefined> {
      const { filter } = person.gallery
      if (filter.words === null) return undefined
      const letters = wordsOf(filter.words).map((word) => word.length)
      if (letters.length === 0) return undefined
      const known = await images.words(person.id, {
        from: Math.min(...letters) - mostMistakes,
        to: Math.max(...letters) + mostMistakes,
      })
      const words = suggestWords(filter.words, known)
      if (words === undefined) return undefined
      const found = await images.count(person.id, selectAt({ ...filter, words }, needs.clock()), 1)
      return found > 0 ? words : undefined
    },

    find: (userId: number, imageId: number): Promise<Image | undefined> => images.find(userId, imageId),

    /** What a generation brought, in its order; what lies in the trash is left out. */
    async ofGeneration(userId: number, generationId: number): Promise<readonly Image[]> {
      const found = await images.ofGeneration(generationId)
      return found.filter((image) => image.userId === userId)
    },

    /** The image with the wish and the prompt that made it. */
    async story(userId: number, imageId: number): Promise<ImageStory | undefined> {
      const image = await images.find(userId, imageId)
      const generation = image && (await generations.find(image.generationId))
      return generation && { image, generation }
    },

    /** Sets rather than toggles, so that a press that comes twice changes nothing more. */
    setFavourite: (userId: number, imageId: number, isFavourite: boolean): Promise<boolean> =>
      images.setFavourite(userId, imageId, isFavourite),

    moveToTrash: (userId: number, imageId: number): Promise<boolean> =>
      images.setDeleted(userId, imageId, needs.clock()),

    restore: (userId: number, imageId: number): Promise<boolean> => images.setDeleted(userId, imageId, null),

    /** What lies in the trash, all of it or one image, is gone for good; its objects follow. */
    deleteForGood: (userId: number, imageId: number | null): Promise<number> =>
      needs.inTransaction(async (stores) => {
        const { images: purged, objects } = await stores.images.purge(userId, imageId)
        if (purged > 0) await stores.jobs.add('purge-objects', { objects })
        return purged
      }),

    /** Nine images around one, or the newest, and where the sheets beside begin. */
    sheet: (person: Viewer, imageId: number | null): Promise<ImageSheet> =>
      images.sheet(person.id, selectAt(person.gallery.filter, needs.clock()), imageId),

    drawSheet: async (shown: readonly Image[]): Promise<Uint8Array> =>
      needs.drawer.drawSheet(await Promise.all(shown.map(thumbnailOf))),

    drawBars: needs.drawer.drawBars,

    /** The newest image that the filter shows of a day or before it. */
    async newestUntil(person: Viewer, day: string): Promise<Image | undefined> {
      const until = { ...person.gallery.filter, period: { from: '1970-01-01', to: day } }
      const [found] = await images.list(person.id, selectAt(until, needs.clock()), {
        newestId: null,
        limit: 1,
      })
      return found
    },

    rememberTelegramFile: (imageId: number, files: TelegramFiles): Promise<void> =>
      images.rememberTelegramFile(imageId, files),

    numbers: (userId: number): Promise<GalleryNumbers> => images.numbers(userId),
  }
}

export type Gallery = ReturnType<typeof createGallery>
