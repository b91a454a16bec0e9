import type { Bucket } from './object-storage.ts'

/** Work for later, added in the transaction that makes it necessary. */
export interface JobList {
  'check-photo': { readonly photoId: number }
  'show-photo-counter': { readonly avatarId: number; readonly userId: number }
  'submit-training': { readonly trainingId: number }
  'submit-generation': { readonly generationId: number }
  'submit-series': { readonly seriesId: number }
  'deliver-notice': { readonly noticeId: number }
  'show-first-picture': { readonly trainingId: number }
  /** `attemptId` of a request whose work was given back as lost. */
  'look-for-late-result': { readonly attemptId: number }
  'audit-books': Record<string, never>
  'forget-request': { readonly requestId: string }
  'purge-trash': Record<string, never>
  'continue-bulk': { readonly actionId: number }
  'prepare-export': { readonly exportId: number }
  'purge-objects': { readonly objects: readonly { readonly bucket: Bucket; readonly key: string }[] }
}

export type JobName = keyof JobList

export interface Jobs {
  /** `key`: among waiting jobs of a name, one for each key. `priority`: the higher goes first; 0 where nothing is said. */
  add<N extends JobName>(
    name: N,
    payload: JobList[N],
    options?: { readonly delayMs?: number; readonly key?: string; readonly priority?: number },
  ): Promise<void>
}
