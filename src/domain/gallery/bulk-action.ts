import type { GalleryFilter, ImageSelection } from './gallery-filter.ts'

export const bulkKinds = ['favourite', 'collect', 'delete'] as const
export type BulkKind = (typeof bulkKinds)[number]

/**
 * | from    | to      | when                                   |
 * | ------- | ------- | -------------------------------------- |
 * | asked   | running | confirmed, once                        |
 * | running | done    | no image is left                       |
 * | running | undoing | a deletion is undone before its end    |
 * | done    | undoing | a deletion is undone                   |
 * | undoing | undone  | every image that it moved is back      |
 */
export const bulkStatuses = ['asked', 'running', 'done', 'undoing', 'undone'] as const
export type BulkStatus = (typeof bulkStatuses)[number]

/** More are not counted beforehand. */
export const manyBulkImages = 10_001

/** The same thing done with every image that a filter showed when it was asked. */
export interface BulkAction {
  readonly id: number
  readonly userId: number
  readonly kind: BulkKind
  readonly status: BulkStatus
  readonly filter: GalleryFilter
  /** The number of that filter. */
  readonly view: number
  readonly collectionId: number | null
  readonly collectionName: string | null
  /** How many were shown, at most `manyBulkImages`. */
  readonly images: number
  readonly changed: number
  readonly nextId: number
  readonly createdAt: Date
}

export type NewBulkAction = Pick<
  BulkAction,
  'userId' | 'kind' | 'filter' | 'view' | 'collectionId' | 'images' | 'nextId' | 'createdAt'
>

export interface BulkStep {
  readonly changed: number
  /** The oldest image that was looked at; null when there was none. */
  readonly lastId: number | null
  /** Fewer than asked for: none are left. */
  readonly isLast: boolean
}

export interface BulkStore {
  /** Takes the place of what this person was asked before and did not confirm. */
  add(action: NewBulkAction): Promise<number>
  find(userId: number, actionId: number): Promise<BulkAction | undefined>
  /** The same, locked until the transaction ends. */
  lock(actionId: number): Promise<BulkAction | undefined>
  /** Does it with the next `limit` images; with those where it is done already nothing happens. */
  step(action: BulkAction, selection: ImageSelection, limit: number): Promise<BulkStep>
  /** Brings back `limit` of what the action moved to the trash; returns how many were found there. */
  restore(action: BulkAction, limit: number): Promise<number>
  update(actionId: number, changes: Partial<Pick<BulkAction, 'status' | 'changed' | 'nextId'>>): Promise<void>
}
