import type { Clock } from '../shared/clock.ts'
import type { Generation, GenerationStore } from '../generation/generation.ts'
import type { GalleryFilter, GalleryStatistics, Image, ImageStore } from './image.ts'

export interface GalleryPage {
  readonly image: Image
  readonly newerId: number | null
  readonly olderId: number | null
}

export interface ImageStory {
  readonly image: Image
  readonly generation: Generation
}

/** A person's images. Every call names the person: somebody else's image is not found. */
export function createGallery(needs: {
  readonly stores: { readonly images: ImageStore; readonly generations: Pick<GenerationStore, 'find'> }
  readonly clock: Clock
}) {
  const { images, generations } = needs.stores

  return {
    /** The image asked for, or the next older one that the filter shows; `imageId` null begins with the newest. */
    page: (userId: number, filter: GalleryFilter, imageId: number | null): Promise<GalleryPage | undefined> =>
      images.findNear(userId, filter, imageId),

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

    rememberTelegramFile: (
      imageId: number,
      files: { photoId?: string; documentId?: string },
    ): Promise<void> => images.rememberTelegramFile(imageId, files),

    statistics: (userId: number): Promise<GalleryStatistics> => images.statistics(userId),
  }
}

export type Gallery = ReturnType<typeof createGallery>
