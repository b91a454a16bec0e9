import { imageModels, trainers } from '../src/domain/generation/catalogue.ts'
import {
  inForce,
  useModelSettings,
  type ModelSetting,
  type ModelSettings,
} from '../src/domain/generation/model-settings.ts'

/** `endpoint=…`, `factor=…`, `enabled=…`; undefined when one of them is not understood or there is none. */
export function readSetting(words: readonly string[]): ModelSetting | undefined {
  const settings = words.map((word): ModelSetting | undefined => {
    const [name = '', value = ''] = word.split(/=(.*)/s)
    if (name === 'endpoint' && /^[\w.-]+(\/[\w.-]+)+$/.test(value)) return { endpointId: value }
    if (name === 'factor' && /^\d+(\.\d+)?$/.test(value) && Number(value) > 0)
      return { priceFactor: Number(value) }
    if (name === 'enabled' && (value === 'true' || value === 'false')) return { enabled: value === 'true' }
    return undefined
  })
  if (settings.length === 0 || settings.includes(undefined)) return undefined
  return Object.assign({}, ...settings) as ModelSetting
}

/** One line for each model: what it can do, its price, its endpoint, and what is not as in the catalogue. */
export function drawModels(settings: ModelSettings): string {
  useModelSettings(settings)
  const lines = [...imageModels, ...trainers].map(inForce).map((model) => {
    const { key, capability, endpointId, priceFactor, cost, enabled, retired, successor } = model
    const state = retired ? `retired${successor ? `, then ${successor}` : ''}` : enabled ? '' : 'switched off'
    const isOverridden = settings[key] !== undefined
    return [
      key.padEnd(22),
      capability.padEnd(8),
      `×${priceFactor}`.padEnd(6),
      `$${cost.dollars} (${cost.asOf})`.padEnd(20),
      endpointId.padEnd(56),
      [state, isOverridden ? 'set by the operator or by FAL' : ''].filter(Boolean).join('; '),
    ]
      .join(' ')
      .trimEnd()
  })
  return lines.join('\n')
}
