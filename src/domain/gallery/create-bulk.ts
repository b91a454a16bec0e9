import type { Person } from '../people/person.ts'
import type { Clock } from '../shared/clock.ts'
import type { Jobs } from '../shared/jobs.ts'
import { manyBulkImages, type BulkAction, type BulkKind, type BulkStore } from './bulk-action.ts'
import type { CollectionStore } from './collection.ts'
import { selectAt } from './gallery-filter.ts'
import type { ImageStore } from './image.ts'

/** What a press waits for; the rest is done by a job. */
const imagesAtPress = 1000
const imagesAtOnce = 2000

interface BulkStores {
  readonly bulk: BulkStore
  readonly jobs: Jobs
}

type InTransaction = <T>(work: (stores: BulkStores) => Promise<T>) => Promise<T>

export type AskedBulk = { readonly kind: 'asked'; readonly actionId: number } | { readonly kind: 'nothing' }

export type BulkOutcome =
  | { readonly kind: 'taken' }
  /** Pressed twice, or from a message in which it was done before. */
  | { readonly kind: 'done-before' }
  | { readonly kind: 'other-filter' }
  | { readonly kind: 'not-found' }

/** The same thing done with everything that the gallery shows. */
export function createBulk(needs: {
  readonly stores: {
    readonly bulk: BulkStore
    readonly images: Pick<ImageStore, 'list' | 'count'>
    readonly collections: Pick<CollectionStore, 'find'>
  }
  readonly inTransaction: InTransaction
  readonly clock: Clock
}) {
  const { bulk, images, collections } = needs.stores

  return {
    /** Nothing is done until it is confirmed. `collectionId` names where images are put, and is null otherwise. */
    async ask(
      { id: userId, gallery: { filter, view } }: Pick<Person, 'id' | 'gallery'>,
      kind: BulkKind,
      collectionId: number | null,
    ): Promise<AskedBulk> {
      const createdAt = needs.clock()
      const selection = selectAt(filter, createdAt)
      const isMissing = collectionId !== null && !(await collections.find(userId, collectionId))
      const [newest] = await images.list(userId, selection, { newestId: null, limit: 1 })
      if (!newest || filter.isTrash || isMissing) return { kind: 'nothing' }
      const shown = await images.count(userId, selection, manyBulkImages)
      const facts = { images: shown, nextId: newest.id, createdAt }
      return {
        kind: 'asked',
        actionId: await bulk.add({ userId, kind, filter, view, collectionId, ...facts }),
      }
    },

    find: (userId: number, actionId: number): Promise<BulkAction | undefined> => bulk.find(userId, actionId),

    /** Does it once, however often it is confirmed. */
    confirm: (
      { id: userId, gallery }: Pick<Person, 'id' | 'gallery'>,
      actionId: number,
    ): Promise<BulkOutcome> =>
      needs.inTransaction(async (stores) => {
        const action = await lockOwn(stores, userId, actionId)
        if (!action) return { kind: 'not-found' }
        if (action.status !== 'asked') return { kind: 'done-before' }
        if (action.view !== gallery.view) return { kind: 'other-filter' }
        await begin(stores, { ...action, status: 'running' })
        return { kind: 'taken' }
      }),

    /** Brings back what a deletion has moved to the trash, and nothing else. */
    undo: (userId: number, actionId: number): Promise<BulkOutcome> =>
      needs.inTransaction(async (stores) => {
        const action = await lockOwn(stores, userId, actionId)
        if (action?.kind !== 'delete' || action.status === 'asked') return { kind: 'not-found' }
        if (action.status === 'undoing' || action.status === 'undone') return { kind: 'done-before' }
        await begin(stores, { ...action, status: 'undoing' })
        return { kind: 'taken' }
      }),
  }
}

export type Bulk = ReturnType<typeof createBulk>

/** The rest of what a press has begun. Each step is kept, so that another try goes on from there. */
export async function continueBulk(
  { inTransaction }: { readonly inTransaction: InTransaction },
  actionId: number,
): Promise<void> {
  let isLeft: boolean
  do {
    isLeft = await inTransaction(async (stores) => {
      const action = await stores.bulk.lock(actionId)
      return action !== undefined && advance(stores, action, imagesAtOnce)
    })
  } while (isLeft)
}

async function lockOwn(
  { bulk }: BulkStores,
  userId: number,
  actionId: number,
): Promise<BulkAction | undefined> {
  const action = await bulk.lock(actionId)
  return action?.userId === userId ? action : undefined
}

async function begin(stores: BulkStores, action: BulkAction): Promise<void> {
  await stores.bulk.update(action.id, { status: action.status })
  const isLeft = await advance(stores, action, imagesAtPress)
  if (isLeft) await stores.jobs.add('continue-bulk', { actionId: action.id }, { key: String(action.id) })
}

/** One step; true when there is more to do. */
async function advance({ bulk }: BulkStores, action: BulkAction, limit: number): Promise<boolean> {
  if (action.status === 'undoing') {
    if ((await bulk.restore(action, limit)) === limit) return true
    await bulk.update(action.id, { status: 'undone' })
    return false
  }
  if (action.status !== 'running') return false
  const step = await bulk.step(action, selectAt(action.filter, action.createdAt), limit)
  const changed = action.changed + step.changed
  if (step.isLast || step.lastId === null) {
    await bulk.update(action.id, { status: 'done', changed })
    return false
  }
  await bulk.update(action.id, { changed, nextId: step.lastId - 1 })
  return true
}
