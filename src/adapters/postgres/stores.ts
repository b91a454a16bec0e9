import type { Kysely } from 'kysely'
import type { Jobs } from '../../domain/shared/jobs.ts'
import type { Stores } from '../../domain/shared/stores.ts'
import { createAvatarStore } from './avatars.ts'
import { createBulkStore } from './bulk-actions.ts'
import { createCollectionStore } from './collections.ts'
import { createDraftStore } from './drafts.ts'
import { createExportStore } from './exports.ts'
import { createGenerationStore } from './generations.ts'
import { createImageStore } from './images.ts'
import { createLedgerStore } from './ledger.ts'
import { createModelSettingsStore } from './model-settings.ts'
import { createNoticeStore } from './notices.ts'
import { createPeopleStore } from './people.ts'
import { createPhotoStore } from './photos.ts'
import { createRequestStore } from './requests.ts'
import type { Schema } from './schema.ts'
import { createSeriesStore } from './series.ts'
import { createShareStore } from './shares.ts'
import { createStyleStore } from './styles.ts'
import { createTrainingStore } from './trainings.ts'
import { createUnfinishedStore } from './unfinished.ts'
import { createVendorCopyStore } from './vendor-copies.ts'

/** On a transaction every member is part of it; `jobs` must be of the same one. */
export const createStores = (db: Kysely<Schema>, jobs: Jobs): Stores => ({
  people: createPeopleStore(db),
  ledger: createLedgerStore(db),
  avatars: createAvatarStore(db),
  photos: createPhotoStore(db),
  trainings: createTrainingStore(db),
  drafts: createDraftStore(db),
  generations: createGenerationStore(db),
  series: createSeriesStore(db),
  images: createImageStore(db),
  shares: createShareStore(db),
  exports: createExportStore(db),
  collections: createCollectionStore(db),
  bulk: createBulkStore(db),
  styles: createStyleStore(db),
  requests: createRequestStore(db),
  notices: createNoticeStore(db),
  unfinished: createUnfinishedStore(db),
  vendorCopies: createVendorCopyStore(db),
  modelSettings: createModelSettingsStore(db),
  jobs,
})
