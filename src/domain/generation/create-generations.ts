import type { WorkProgress } from '../notices/messenger.ts'
import type { Person } from '../people/person.ts'
import type { Language } from '../shared/languages.ts'
import type { Stores } from '../shared/stores.ts'
import type { CancelOutcome } from '../work/cancel-work.ts'
import type { ProviderRequest } from '../work/provider-request.ts'
import type { WorkSubject } from '../work/work-status.ts'
import type { WriteWishNeeds } from '../wishes/write-wish.ts'
import {
  findDraft,
  repeatGeneration,
  startDraft,
  updateDraft,
  type DraftStart,
  type OrderSummary,
} from './draft-order.ts'
import type { DraftChanges, Generation } from './generation.ts'
import { editSample, type EditSampleNeeds } from './edit-sample.ts'
import { startRefinement } from './refine-image.ts'
import { orderGeneration, type OrderGenerationNeeds } from './order-generation.ts'
import { writeDraft } from './write-draft.ts'

/** Orders of images as the edges see them. */
export function createGenerations(needs: {
  readonly stores: Stores
  readonly photos: Pick<EditSampleNeeds, 'source' | 'inspector' | 'storage'>
  readonly order: OrderGenerationNeeds
  readonly writing: WriteWishNeeds
  readonly cancel: (userId: number, subject: WorkSubject) => Promise<CancelOutcome>
  readonly progressOf: (request: ProviderRequest) => Promise<WorkProgress | undefined>
}) {
  const { stores } = needs
  const { prices } = needs.order
  const draftNeeds = { ...stores, prices }

  const find = async (userId: number, generationId: number): Promise<Generation | undefined> => {
    const generation = await stores.generations.find(generationId)
    return generation?.userId === userId ? generation : undefined
  }

  /** Beside the order: a popular style is a row that everybody's orders would wait for. */
  const noteSeries = async (userId: number, draftId: number): Promise<void> => {
    const draft = await stores.drafts.find(userId, draftId)
    if (!draft) return
    await stores.styles.noteUse(draft.styleKeys)
    await stores.people.update(userId, { defaultFormat: draft.format })
  }

  return {
    startDraft: (person: Person, start: DraftStart) => startDraft(draftNeeds, person, start),
    /** Takes a few seconds; does nothing where the wish is written out already, or shall stay as it is. */
    write: (summary: OrderSummary, reader: Language) =>
      writeDraft({ ...draftNeeds, writing: needs.writing }, summary, reader),
    findDraft: (userId: number, draftId: number) => findDraft(draftNeeds, userId, draftId),
    updateDraft: (userId: number, draftId: number, changes: DraftChanges) =>
      updateDraft(draftNeeds, userId, draftId, changes),
    repeat: (person: Person, generationId: number, changes?: Parameters<typeof repeatGeneration>[3]) =>
      repeatGeneration(draftNeeds, person, generationId, changes),
    editSample: (userId: number, draftId: number) =>
      editSample({ ...needs.photos, ...stores }, userId, draftId),
    /** A draft that enlarges an image, sets it in motion or changes it. */
    refine: (person: Person, order: Parameters<typeof startRefinement>[2]) =>
      startRefinement(draftNeeds, person, order),

    /** The defaults follow what was ordered last. */
    async order(userId: number, draftId: number, reader: Language) {
      const outcome = await orderGeneration(needs.order, { userId, draftId, reader })
      if (outcome.kind === 'series-queued') await noteSeries(userId, draftId)
      if (outcome.kind === 'queued' && outcome.generation.kind === 'image') {
        const { format: defaultFormat, imageCount: defaultCount } = outcome.generation
        await stores.people.update(userId, { defaultFormat, defaultCount })
      }
      return outcome
    },

    find,
    watch: (generationId: number, messageId: number): Promise<void> =>
      stores.generations.setProgress(generationId, { messageId }),
    async progress(userId: number, generationId: number): Promise<WorkProgress | undefined> {
      const generation = await find(userId, generationId)
      if (!generation) return undefined
      const request = await stores.requests.findLatest({ kind: 'generation', id: generationId })
      if (request) return needs.progressOf(request)
      if (generation.status !== 'pending') return undefined
      const nothingYet = { queuePosition: null, step: null, totalSteps: null, isStarted: false, elapsedMs: 0 }
      return { work: { kind: 'generation', generation }, ...nothingYet }
    },
    cancel: (userId: number, generationId: number) =>
      needs.cancel(userId, { kind: 'generation', id: generationId }),
  }
}

export type Generations = ReturnType<typeof createGenerations>
