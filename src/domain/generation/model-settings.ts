import type { ModelEntry } from './models/model-entry.ts'

/** What differs from a model's entry: set by the operator, or noted when the vendor has retired it. */
export interface ModelSetting {
  readonly endpointId?: string
  readonly priceFactor?: number
  readonly enabled?: boolean
  /** When it was found to be retired, ISO 8601; the successor works until the operator removes this. */
  readonly retiredAt?: string
}
export type ModelSettings = Readonly<Record<string, ModelSetting>>

export interface ModelSettingsStore {
  read(): Promise<ModelSettings>
  /** Changes what is named and leaves the rest; null removes all of a model. */
  change(key: string, setting: ModelSetting | null): Promise<void>
}

// One for the process, as the catalogue itself is; each process reads the table again every few seconds.
let current: ModelSettings = {}

export const useModelSettings = (settings: ModelSettings): void => {
  current = settings
}

/** The entry as it is in force. */
export function inForce<Entry extends ModelEntry>(entry: Entry): Entry {
  const setting = current[entry.key]
  if (!setting) return entry
  const { retiredAt, ...changes } = setting
  return { ...entry, ...changes, ...(retiredAt === undefined ? {} : { retired: true }) }
}
