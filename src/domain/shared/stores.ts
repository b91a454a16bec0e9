import type { AvatarStore, PhotoStore, TrainingStore } from '../avatars/avatar-store.ts'
import type { LedgerStore } from '../billing/ledger-store.ts'
import type { ExportStore } from '../exports/export.ts'
import type { BulkStore } from '../gallery/bulk-action.ts'
import type { CollectionStore } from '../gallery/collection.ts'
import type { ImageStore } from '../gallery/image.ts'
import type { ShareStore } from '../gallery/share.ts'
import type { DraftStore, GenerationStore } from '../generation/generation.ts'
import type { ModelSettingsStore } from '../generation/model-settings.ts'
import type { SeriesStore } from '../generation/series/series.ts'
import type { NoticeStore } from '../notices/notice-store.ts'
import type { PeopleStore } from '../people/person.ts'
import type { StyleStore } from '../styles/style-store.ts'
import type { UnfinishedStore } from '../work/unfinished-store.ts'
import type { RequestStore } from '../work/provider-request.ts'
import type { VendorCopyStore } from '../work/vendor-copies.ts'
import type { Jobs } from './jobs.ts'

/** The store of record, one member for each noun. A use case names the few members that it touches. */
export interface Stores {
  readonly people: PeopleStore
  readonly ledger: LedgerStore
  readonly avatars: AvatarStore
  readonly photos: PhotoStore
  readonly trainings: TrainingStore
  readonly drafts: DraftStore
  readonly generations: GenerationStore
  readonly series: SeriesStore
  readonly images: ImageStore
  readonly shares: ShareStore
  readonly exports: ExportStore
  readonly collections: CollectionStore
  readonly bulk: BulkStore
  readonly styles: StyleStore
  readonly requests: RequestStore
  readonly notices: NoticeStore
  readonly unfinished: UnfinishedStore
  readonly vendorCopies: VendorCopyStore
  readonly modelSettings: ModelSettingsStore
  readonly jobs: Jobs
}

/** Runs `work` in one transaction: all of it is kept, jobs included, or nothing. */
export type InTransaction = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
