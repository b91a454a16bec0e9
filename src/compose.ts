import { createHmac } from 'node:crypto'
import { createAuditReport } from './compose/audit-report.ts'
import { createWishWriting } from './compose/create-wish-writing.ts'
import { createRetirement } from './compose/note-retired.ts'
import { openLinks } from './compose/open-links.ts'
import { openWorld, type Report, type World } from './compose/open-world.ts'
import type { Config } from './config.ts'
import type { App } from './domain/app.ts'
import { createAvatars } from './domain/avatars/create-avatars.ts'
import { finishTraining } from './domain/avatars/finish-training.ts'
import { noteLook } from './domain/avatars/note-look.ts'
import { createBilling } from './domain/billing/create-billing.ts'
import { createExports } from './domain/exports/create-exports.ts'
import { createBulk } from './domain/gallery/create-bulk.ts'
import { createCollections } from './domain/gallery/create-collections.ts'
import { createGallery } from './domain/gallery/create-gallery.ts'
import { createSharing } from './domain/gallery/create-sharing.ts'
import { createGenerations } from './domain/generation/create-generations.ts'
import { finishGeneration } from './domain/generation/finish-generation.ts'
import { createSeries } from './domain/generation/series/create-series.ts'
import { createPeople } from './domain/people/create-people.ts'
import { createStyles } from './domain/styles/create-styles.ts'
import { createCancel } from './domain/work/create-cancel.ts'
import { outcomeOf, type FinishWork } from './domain/work/finish.ts'
import { followOne, type FollowNeeds } from './domain/work/follow-work.ts'
import type { ProviderRequest } from './domain/work/provider-request.ts'
import { createProgressShow, progressOf } from './domain/work/show-progress.ts'
import type { Bucket } from './domain/shared/object-storage.ts'
import { readWhole } from './domain/work/vendor-files.ts'
import { createJobHandlers } from './jobs/handlers.ts'
import type { Messenger } from './domain/notices/messenger.ts'
import type { Logger } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { createMessenger } from './telegram/messenger.ts'

export type Program = ReturnType<typeof assemble>

/** The same messenger; the operator sees how many notices were delivered, and how many could not be. */
const counted = (messenger: Messenger, metrics: Metrics): Messenger => ({
  ...messenger,
  async deliver(content) {
    const delivery = await messenger.deliver(content)
    metrics.notices.inc({ outcome: delivery.kind })
    return delivery
  },
})

export interface ProgramNeeds {
  readonly config: Config
  readonly log: Logger
  /** Ends the process: told of what no waiting mends. */
  readonly fail: (error: unknown) => void
}

/** The product in the world as it is. Nothing runs yet; roles start it. */
export async function compose(needs: ProgramNeeds) {
  const metrics = createMetrics()
  const report: Report = (where) => (error, about) => {
    metrics.faults.inc({ where })
    needs.log.error({ err: error, where, ...about }, `Fault in ${where}`)
  }
  return assemble({ ...needs, metrics, report }, await openWorld({ ...needs, metrics, report }))
}

/** Puts the product together: the only place that knows every use case and its ports. */
export function assemble(
  needs: ProgramNeeds & { readonly metrics: Metrics; readonly report: Report },
  world: World,
) {
  const { config, log, fail, metrics, report } = needs
  const { clock, store, storage, limits, provider, vendorFiles, telegramApi, uploadApi, processor } = world
  const { stores, inTransaction } = store
  const secretKey = config.secretKey ?? store.secretKey
  const links = openLinks({ config, secretKey, presign: world.presign, clock })
  const readImage = async ({ bucket, storageKey }: { bucket: Bucket; storageKey: string }) =>
    readWhole((await storage.read({ bucket, key: storageKey })).body)
  const messenger = createMessenger({
    api: telegramApi,
    uploadApi,
    budget: limits.sendingBudget,
    pause: world.pause,
    defaultLanguage: config.language,
    readImage,
  })

  const base = { stores, inTransaction, storage, vendorFiles, clock }
  const firstPicture = config.grants.firstPicture ? { defaultLanguage: config.language } : null
  const retirement = createRetirement({ log, metrics, settings: stores.modelSettings, clock })
  const finish: FinishWork = async (subject, ending, request) => {
    await retirement.noteIfRetired(ending, request)
    if (subject.kind === 'training')
      await finishTraining({ ...base, firstPicture }, subject.id, ending, request)
    else await finishGeneration({ ...base, processor }, subject.id, ending, request)
    const outcome = outcomeOf(ending)
    metrics.workEnded.inc({ kind: subject.kind, outcome })
    log.info({ work: subject, outcome, falRequest: request?.requestId }, `Work ended: ${outcome}`)
  }
  const reportAbout = (where: string) => (error: unknown, request: ProviderRequest) =>
    report(where)(error, { work: request.subject, falRequest: request.requestId })
  const progressShow = createProgressShow({ stores, messenger, clock, onError: reportAbout('progress') })
  const follow: FollowNeeds = {
    requests: stores.requests,
    provider,
    finish,
    deadlines: config.deadlines,
    isWebhookExpected: config.fal.webhookUrl !== undefined,
    clock,
    onLook: (request, logs) => noteLook({ stores, clock }, request, logs),
    onProgress: progressShow.show,
    onError: reportAbout('follow'),
  }
  // Whoever presses "stop" sees what came of it on the screen, and needs no notice.
  const answered: FollowNeeds = {
    ...follow,
    finish: (subject, ending, request) =>
      finish(subject, ending.kind === 'cancelled' ? { ...ending, isAnswered: true } : ending, request),
  }
  const cancel = createCancel({ stores, clock, finish, follow: (request) => followOne(answered, request) })
  const shared = { ...base, cancel, progressOf: progressOf.bind(null, { stores, clock }) }
  const avatarLimits = { ...config.limits, freeTrainings: config.grants.freeTrainings }
  const { prices } = config
  const { writing, wishes } = createWishWriting({ log, metrics, world })
  const order = { inTransaction, prices, ordersPerMinute: config.limits.ordersPerMinute, clock }

  const generations = createGenerations({
    ...shared,
    order,
    writing,
    photos: { ...world, source: world.photoSource },
  })
  const app: App = {
    people: createPeople({
      stores,
      inTransaction,
      welcomeCredits: config.grants.welcomeCredits,
      hashOf: (telegramId) => createHmac('sha256', secretKey).update(`person:${telegramId}`).digest('hex'),
    }),
    billing: createBilling({ stores, prices }),
    gallery: createGallery({ ...base, drawer: world.sheetDrawer }),
    sharing: createSharing({
      stores,
      newToken: world.chance.newToken,
      publicUrl: config.server.publicUrl,
    }),
    exports: createExports(base),
    collections: createCollections(base),
    bulk: createBulk(base),
    generations,
    series: createSeries({ ...shared, generations }),
    styles: createStyles({ styles: stores.styles, generations }),
    wishes,
    avatars: createAvatars({
      ...shared,
      limits: avatarLimits,
      order: { ...order, limits: avatarLimits, isTestMode: config.fal.trainingTestMode },
    }),
  }

  const handOver = {
    ...base,
    provider,
    isWebhookExpected: follow.isWebhookExpected,
    newCorrelation: world.chance.newCorrelation,
    finish,
    deadlines: config.deadlines,
  }
  const counter = { stores, inTransaction, limits: avatarLimits }
  const jobs = createJobHandlers({
    photos: {
      ...counter,
      source: world.photoSource,
      inspector: world.inspector,
      storage,
    },
    photoCounter: { counter, people: stores.people, avatars: stores.avatars, messenger },
    training: {
      ...handOver,
      zipPhotos: world.zipPhotos,
      webhookUrl: config.fal.webhookUrl ?? null,
      newTriggerPhrase: world.chance.newTriggerPhrase,
    },
    generation: { ...handOver, newSeed: world.chance.newSeed, series: stores.series },
    notices: { stores, clock, messenger: counted(messenger, metrics) },
    firstPicture: { stores, storage, messenger },
    lateResults: { stores, provider, clock, finish, onError: reportAbout('late result') },
    audit: {
      books: world.books,
      deadlines: config.deadlines,
      clock,
      startedAt: clock(),
      report: createAuditReport({ log, metrics }),
    },
    trash: base,
    bulk: base,
    exports: { ...base, messenger, linkTo: links.toExport },
    storage,
    vendorFiles,
  })

  return {
    config,
    log,
    fail,
    metrics,
    report,
    app,
    limits,
    store,
    follow,
    progressShow,
    modelRetired: retirement.tell,
    jobs,
    readImage,
    links,
    storage,
    telegramApi,
    close: world.close,
  }
}
