import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Api } from 'grammy'
import { zipPhotos } from '../adapters/archive/zip-photos.ts'
import { createFalProvider } from '../adapters/fal/fal-provider.ts'
import { createFalStorage } from '../adapters/fal/fal-storage.ts'
import { createImageProcessor } from '../adapters/photos/image-processor.ts'
import { createPhotoInspector } from '../adapters/photos/photo-inspector.ts'
import { createPhotoMeasurer } from '../adapters/photos/photo-measurer.ts'
import { createBooks } from '../adapters/postgres/books.ts'
import { createSheetDrawer } from '../adapters/photos/sheet-drawer.ts'
import { openStore, type Store } from '../adapters/postgres/open-store.ts'
import { createObjectStorage } from '../adapters/storage/object-storage.ts'
import type { Config } from '../config.ts'
import type { PhotoInspector } from '../domain/avatars/photo-inspector.ts'
import type { PhotoSource } from '../domain/avatars/photo-source.ts'
import type { Books } from '../domain/billing/audit.ts'
import type { ZipPhotos } from '../domain/avatars/submit-training.ts'
import type { ImageProcessor } from '../domain/gallery/image-processor.ts'
import type { SheetDrawer } from '../domain/gallery/sheet-drawer.ts'
import type { Clock } from '../domain/shared/clock.ts'
import type { ObjectStorage, Presign } from '../domain/shared/object-storage.ts'
import type { Provider, ProviderStorage } from '../domain/work/provider.ts'
import { jobDefinitions } from '../jobs/definitions.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { createTelegramApi } from '../telegram/telegram-api.ts'
import { createTelegramFiles } from '../telegram/telegram-files.ts'
import { openLimits, type Limits } from './open-limits.ts'
import { readyMadeStyles } from '../domain/styles/ready-made-styles.ts'
import { openInterpreters, type Interpreters } from './open-interpreters.ts'

/** For 50 MB over a slow line. */
const uploadTimeoutSeconds = 500

/** Everything that is not the product itself: time, chance, the store of record, files, vendors. */
export interface World {
  readonly clock: Clock
  /** Waits so many milliseconds. */
  pause(ms: number): Promise<unknown>
  readonly chance: Chance
  readonly store: Store
  readonly books: Books
  readonly storage: ObjectStorage
  readonly presign: Presign
  readonly limits: Limits
  readonly provider: Provider
  readonly vendorFiles: ProviderStorage
  readonly interpreters: Interpreters
  readonly telegramApi: Api
  /** The same for large files. */
  readonly uploadApi: Api
  readonly photoSource: PhotoSource
  readonly inspector: PhotoInspector
  readonly processor: ImageProcessor
  readonly sheetDrawer: SheetDrawer
  readonly zipPhotos: ZipPhotos
  close(): Promise<void>
}

export interface Chance {
  /** A UUID. */
  newCorrelation(): string
  newTriggerPhrase(): string
  newSeed(): string
  /** Cannot be guessed; letters, digits, "-" and "_". */
  newToken(): string
}

export type Report = (where: string) => (error: unknown, about?: object) => void

const chance: Chance = {
  newCorrelation: randomUUID,
  newTriggerPhrase: () => `aisha${randomBytes(4).toString('hex')}`,
  newSeed: () => String(randomInt(2 ** 31)),
  newToken: () => randomBytes(16).toString('base64url'),
}

/** The world as it is: database and files opened, vendors at the configured addresses. */
export async function openWorld(needs: {
  readonly config: Config
  readonly log: Logger
  readonly metrics: Metrics
  readonly report: Report
}): Promise<World> {
  const { config, report } = needs
  const storage = createObjectStorage(
    config.storage.kind === 's3'
      ? config.storage
      : { kind: 'files', directory: `${config.storage.dataDir}/objects` },
  )
  const [store, limits] = await Promise.all([
    openStore({ config: config.database, jobs: jobDefinitions, onError: report('queue') }),
    openLimits(needs),
    storage.prepare(),
  ])
  await store.stores.styles.addMissing(readyMadeStyles)
  const sending = { ...config.telegram, budget: limits.sendingBudget }
  const telegramApi = createTelegramApi(sending)
  const measurer = createPhotoMeasurer()
  const vendorFiles = createFalStorage(config.fal)
  return {
    clock: () => new Date(),
    pause: wait,
    chance,
    store,
    books: createBooks(store.database.db),
    storage,
    presign: storage.presign,
    limits,
    provider: createFalProvider({ ...config.fal, webhookUrl: config.fal.webhookUrl ?? null }),
    vendorFiles,
    interpreters: openInterpreters(config, vendorFiles),
    telegramApi,
    uploadApi: createTelegramApi({ ...sending, timeoutSeconds: uploadTimeoutSeconds }),
    photoSource: createTelegramFiles({ ...config.telegram, api: telegramApi }),
    inspector: createPhotoInspector({ concurrency: 1, measurer, onFault: report('photo advice') }),
    processor: createImageProcessor(),
    sheetDrawer: createSheetDrawer(),
    zipPhotos,
    close: async () => {
      await store.close()
      await measurer.close()
      storage.close()
      limits.close()
    },
  }
}
