import type { AvatarStore, AvatarWeights } from '../avatars/avatar-store.ts'
import type { Jobs } from '../shared/jobs.ts'
import { readIfThere, type ObjectStorage } from '../shared/object-storage.ts'
import { later } from '../shared/clock.ts'
import { deadlineMsOf, type Deadlines } from '../work/deadlines.ts'
import { handOver, type HandOverNeeds } from '../work/hand-over.ts'
import type { ProviderStorage } from '../work/provider.ts'
import type { RequestStore } from '../work/provider-request.ts'
import { findImageModel } from './catalogue.ts'
import type { Generation, GenerationStore } from './generation.ts'

interface Stores {
  readonly avatars: Pick<AvatarStore, 'weights' | 'update'>
  readonly generations: Pick<GenerationStore, 'find' | 'move'>
  readonly requests: RequestStore
  readonly jobs: Jobs
}

export interface SubmitGenerationNeeds extends HandOverNeeds<Stores> {
  readonly storage: ObjectStorage
  readonly vendorFiles: ProviderStorage
  readonly deadlines: Deadlines
  /** A seed for an order that names none: it makes each request recognisable should its answer be lost. */
  readonly newSeed: () => string
}

const weightsLifetimeMs = 7 * 24 * 3600 * 1000
/** Renewed early enough that a request waiting in the vendor's queue still finds them. */
const weightsMarginMs = 6 * 3600 * 1000

/** Hands one generation to the vendor. Does nothing unless it is pending. */
export async function submitGeneration(needs: SubmitGenerationNeeds, generationId: number): Promise<void> {
  const subject = { kind: 'generation', id: generationId } as const
  const generation = await needs.stores.generations.find(generationId)
  if (generation?.status !== 'pending') return
  const fail = (code: 'deadline' | 'input-unreadable' | 'invalid-request', detail: string) =>
    needs.finish(subject, { kind: 'failed', failure: { code, detail }, output: null }, null)

  const waitedMs = needs.clock().getTime() - generation.createdAt.getTime()
  if (waitedMs >= deadlineMsOf(needs.deadlines, subject))
    return fail('deadline', 'The vendor could not take it in time')
  const model = findImageModel(generation.model)
  if (!model) return fail('invalid-request', `No model is called ${generation.model}`)
  const likeness = await likenessOf(needs, generation)
  if (likeness === undefined) return fail('input-unreadable', 'The avatar has no weights')

  await handOver(needs, {
    subject,
    endpointId: model.endpointId,
    model: model.key,
    input: model.input({
      prompt: generation.prompt,
      format: generation.format,
      count: generation.imageCount,
      seed: generation.seed ?? needs.newSeed(),
      ...likeness,
    }),
    begin: (stores) => stores.generations.move(generationId, ['pending'], 'processing'),
    putBack: async (stores, delayMs) => {
      await stores.generations.move(generationId, ['processing'], 'pending')
      await stores.jobs.add('submit-generation', { generationId }, { delayMs, key: String(generationId) })
    },
  })
}

type Likeness = { readonly weightsUrl?: string; readonly finetuneId?: string }

/** What the model needs to know the avatar; undefined when it cannot know it. */
async function likenessOf(
  needs: SubmitGenerationNeeds,
  generation: Generation,
): Promise<Likeness | undefined> {
  const { avatarId } = generation
  if (avatarId === null) return {}
  const weights = await needs.stores.avatars.weights(avatarId)
  if (!weights) return undefined
  if (weights.finetuneId !== null) return { finetuneId: weights.finetuneId }
  if (weights.isTest) return {}
  const weightsUrl = await readableWeights(needs, avatarId, weights)
  return weightsUrl === undefined ? undefined : { weightsUrl }
}

/** An address of the weights that the vendor can read for hours to come. */
async function readableWeights(
  needs: SubmitGenerationNeeds,
  avatarId: number,
  weights: AvatarWeights,
): Promise<string | undefined> {
  const { weightsUrl, weightsUrlExpiresAt, weightsKey } = weights
  const neededUntil = later(needs.clock(), weightsMarginMs)
  if (weightsUrl !== null && weightsUrlExpiresAt !== null && weightsUrlExpiresAt > neededUntil)
    return weightsUrl
  const body = weightsKey === null ? undefined : await readIfThere(needs.storage, 'avatars', weightsKey)
  if (!body) return undefined
  const uploaded = await needs.vendorFiles.upload({
    name: `avatar-${avatarId}.safetensors`,
    contentType: 'application/octet-stream',
    body,
    lifetimeMs: weightsLifetimeMs,
  })
  await needs.stores.avatars.update(avatarId, {
    weightsUrl: uploaded.url,
    weightsUrlExpiresAt: uploaded.expiresAt,
  })
  return uploaded.url
}
