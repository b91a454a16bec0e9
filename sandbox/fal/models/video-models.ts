import type { Model } from './model.ts'

export function createVideoModels(): readonly Model[] {
  return []
}
