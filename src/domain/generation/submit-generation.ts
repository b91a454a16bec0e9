import type { Jobs } from '../shared/jobs.ts'
import { deadlineMsOf, type Deadlines } from '../work/deadlines.ts'
import { handOver, type HandOverNeeds } from '../work/hand-over.ts'
import type { RequestStore } from '../work/provider-request.ts'
import { findImageModel } from './catalogue.ts'
import { findSources, type FindSourcesNeeds } from './find-sources.ts'
import type { GenerationStore } from './generation.ts'

type Stores = FindSourcesNeeds['stores'] & {
  readonly generations: Pick<GenerationStore, 'find' | 'move'>
  readonly requests: RequestStore
  readonly jobs: Jobs
}

export interface SubmitGenerationNeeds extends HandOverNeeds<Stores>, Omit<FindSourcesNeeds, 'stores'> {
  readonly deadlines: Deadlines
  /** A seed for an order that names none: it makes each request recognisable should its answer be lost. */
  readonly newSeed: () => string
}

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
  const sources = await findSources(needs, generation, model)
  if (!sources) return fail('input-unreadable', 'What it is made from is gone')

  await handOver(needs, {
    subject,
    endpointId: model.endpointId,
    model: model.key,
    input: model.input({
      prompt: generation.prompt,
      format: generation.format,
      count: generation.imageCount,
      seed: generation.seed ?? needs.newSeed(),
      ...sources,
    }),
    begin: (stores) => stores.generations.move(generationId, ['pending'], 'processing'),
    putBack: async (stores, delayMs) => {
      await stores.generations.move(generationId, ['processing'], 'pending')
      await stores.jobs.add('submit-generation', { generationId }, { delayMs, key: String(generationId) })
    },
  })
}
