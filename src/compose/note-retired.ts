import type { ModelSettingsStore } from '../domain/generation/model-settings.ts'
import type { Clock } from '../domain/shared/clock.ts'
import type { Ending } from '../domain/work/finish.ts'
import type { ProviderRequest } from '../domain/work/provider-request.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Tells the operator of a model that FAL no longer offers, and keeps the next order from asking it. */
export function createRetirement(needs: {
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'modelsRetired'>
  readonly settings: ModelSettingsStore
  readonly clock: Clock
}) {
  const tell = (model: string, endpointId: string): void => {
    needs.metrics.modelsRetired.inc({ model })
    needs.log.warn({ model, endpointId }, `FAL has retired ${endpointId}: ${model} goes to its successor`)
  }
  return {
    tell,
    async noteIfRetired(ending: Ending, request: ProviderRequest | null): Promise<void> {
      if (!request || ending.kind !== 'failed' || ending.failure.code !== 'retired') return
      const { model, endpointId } = request
      await needs.settings.change(model, { retiredAt: needs.clock().toISOString() })
      tell(model, endpointId)
    },
  }
}
