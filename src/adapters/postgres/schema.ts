import type { AvatarsTable, PhotosTable } from './schema/avatars.ts'
import type { ExportImagesTable, ExportsTable } from './schema/exports.ts'
import type { GenerationsTable, OrderDraftsTable, SeriesTable } from './schema/generations.ts'
import type {
  BulkActionsTable,
  CollectionImagesTable,
  CollectionsTable,
  GalleriesTable,
  GalleryCountsTable,
  GalleryWordsTable,
  ImagesTable,
  SharedImagesTable,
} from './schema/images.ts'
import type { NoticesTable } from './schema/notices.ts'
import type { LedgerEntriesTable, SettingsTable, UsersTable, WelcomeGrantsTable } from './schema/people.ts'
import type { StyleFavouritesTable, StylesTable } from './schema/styles.ts'
import type { TrainingsTable } from './schema/trainings.ts'
import type { UpdateTurnsTable } from './schema/turns.ts'
import type { VendorCopiesTable } from './schema/vendor-copies.ts'
import type { ProviderRequestsTable } from './schema/work.ts'

/** The tables as the migrations make them; a test holds the two together. */
export interface Schema {
  users: UsersTable
  welcome_grants: WelcomeGrantsTable
  settings: SettingsTable
  ledger_entries: LedgerEntriesTable
  avatars: AvatarsTable
  photos: PhotosTable
  trainings: TrainingsTable
  order_drafts: OrderDraftsTable
  series: SeriesTable
  generations: GenerationsTable
  images: ImagesTable
  shared_images: SharedImagesTable
  collections: CollectionsTable
  collection_images: CollectionImagesTable
  galleries: GalleriesTable
  exports: ExportsTable
  bulk_actions: BulkActionsTable
  export_images: ExportImagesTable
  styles: StylesTable
  style_favourites: StyleFavouritesTable
  gallery_counts: GalleryCountsTable
  gallery_words: GalleryWordsTable
  provider_requests: ProviderRequestsTable
  notices: NoticesTable
  update_turns: UpdateTurnsTable
  vendor_copies: VendorCopiesTable
}
