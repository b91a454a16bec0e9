import type { ImageSelection } from '../gallery/gallery-filter.ts'
import { selectAt } from '../gallery/gallery-filter.ts'
import type { Person } from '../people/person.ts'
import type { Clock } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import type { Language } from '../shared/languages.ts'
import type { ByteRange, ObjectStorage } from '../shared/object-storage.ts'
import { outcomeOf, Refusal } from '../shared/refusal.ts'
import { maxExportImages, zipNameOf, type ExportStore } from './export.ts'
import { readZip, zipBytes } from './read-zip.ts'
import { removeExport } from './remove-export.ts'

/** How many a person may have at once; the next one ends the oldest. */
const keptExports = 3

interface ExportStores {
  readonly exports: ExportStore
  readonly jobs: Jobs
}

export type OrderedExport =
  | { readonly kind: 'ordered'; readonly images: number }
  /** One at a time. */
  | { readonly kind: 'under-way' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-many'; readonly most: number }

/** A zip for whoever holds a link to it. */
export interface ReadableExport {
  readonly id: number
  readonly name: string
  readonly bytes: number
  read(range: ByteRange | undefined): AsyncIterable<Uint8Array>
}

/** Downloading many images at once. */
export function createExports(needs: {
  readonly stores: { readonly exports: ExportStore }
  readonly inTransaction: <T>(work: (stores: ExportStores) => Promise<T>) => Promise<T>
  readonly storage: Pick<ObjectStorage, 'read'>
  readonly clock: Clock
}) {
  return {
    /** What the person's gallery shows now is put together by a job, which then tells them. */
    order: (
      { id: userId, gallery }: Pick<Person, 'id' | 'gallery'>,
      language: Language,
    ): Promise<OrderedExport> => {
      const selection: ImageSelection = selectAt(gallery.filter, needs.clock())
      if (selection.isTrash) return Promise.resolve({ kind: 'nothing' })
      return outcomeOf(() =>
        needs.inTransaction(async ({ exports, jobs }): Promise<OrderedExport> => {
          const exportId = await exports.add(userId, language)
          if (exportId === undefined) return { kind: 'under-way' }
          const images = await exports.fill(exportId, selection, maxExportImages + 1)
          if (images === 0) throw new Refusal<OrderedExport>({ kind: 'nothing' })
          if (images > maxExportImages)
            throw new Refusal<OrderedExport>({ kind: 'too-many', most: maxExportImages })
          for (const old of await exports.findSurplus(userId, keptExports))
            await removeExport({ exports, jobs }, old)
          await jobs.add('prepare-export', { exportId }, { key: String(exportId) })
          return { kind: 'ordered', images }
        }),
      )
    },

    /** Undefined for one that has ended or is not ready. */
    async open(exportId: number): Promise<ReadableExport | undefined> {
      const found = await needs.stores.exports.find(exportId)
      if (found?.status !== 'ready') return undefined
      const bytes = zipBytes(found)
      return {
        id: exportId,
        name: zipNameOf(found),
        bytes,
        read: (range) =>
          readZip({ ...needs.stores, storage: needs.storage }, found, range ?? { from: 0, to: bytes - 1 }),
      }
    },
  }
}

export type Exports = ReturnType<typeof createExports>
