import type { GalleryStores } from './create-gallery.ts'

export const trashDays = 30
const imagesAtOnce = 200

export interface PurgeTrashNeeds {
  readonly inTransaction: <T>(work: (stores: GalleryStores) => Promise<T>) => Promise<T>
  readonly clock: () => Date
}

/** What the trash has held for thirty days goes: rows at once, objects by a job of the same transaction. */
export async function purgeTrash({ inTransaction, clock }: PurgeTrashNeeds): Promise<void> {
  const before = new Date(clock().getTime() - trashDays * 86_400_000)
  let purged: number
  do {
    purged = await inTransaction(async ({ images, jobs }) => {
      const { images: gone, objects } = await images.purgeOld(before, imagesAtOnce)
      if (gone > 0) await jobs.add('purge-objects', { objects })
      return gone
    })
  } while (purged > 0)
}
