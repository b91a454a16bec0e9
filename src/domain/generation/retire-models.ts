import { imageModels, trainers } from './catalogue.ts'
import { inForce, type ModelSettingsStore } from './model-settings.ts'

/** What the vendor says of its own models: those of the given endpoints that it no longer offers. */
export interface ModelList {
  findRetired(endpointIds: readonly string[]): Promise<readonly string[]>
}

/** Notes each model that the vendor's list calls retired, so that its successor is asked from now on. */
export async function retireListed(needs: {
  readonly list: ModelList
  readonly settings: ModelSettingsStore
  readonly clock: () => Date
  readonly onRetired: (key: string, endpointId: string) => void
}): Promise<void> {
  const living = [...imageModels, ...trainers].map(inForce).filter(({ retired }) => !retired)
  const gone = new Set(await needs.list.findRetired(living.map(({ endpointId }) => endpointId)))
  for (const { key, endpointId } of living) {
    if (!gone.has(endpointId)) continue
    await needs.settings.change(key, { retiredAt: needs.clock().toISOString() })
    needs.onRetired(key, endpointId)
  }
}
