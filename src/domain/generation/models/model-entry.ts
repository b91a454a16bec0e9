import type { Format } from '../formats.ts'

export const modelCapabilities = ['avatar', 'text', 'edit', 'upscale', 'video', 'trainer'] as const
export type ModelCapability = (typeof modelCapabilities)[number]

/** What the vendor takes for one image, video or training at our settings. */
export interface VendorCost {
  readonly dollars: number
  /** When the price was read. */
  readonly asOf: string
}

interface ModelBase {
  readonly key: string
  /** The name in the product, the same in both languages. */
  readonly title: string
  readonly provider: 'fal'
  readonly endpointId: string
  readonly capability: ModelCapability
  readonly priceFactor: number
  readonly cost: VendorCost
  readonly enabled: boolean
  /** Retired by the vendor: keeps its name in the product and is never called; its successor is. */
  readonly retired: boolean
  readonly successor?: string
}

export interface ImageRequest {
  readonly prompt: string
  readonly format: Format
  readonly count: number
  readonly seed: string
  readonly weightsUrl?: string
  readonly finetuneId?: string
  /** What the model works from: photos of a person, or the one picture that is edited, enlarged or set in motion. */
  readonly sourceUrls?: readonly string[]
}

export interface DeliveredImage {
  readonly url: string
  /** The vendor's safety check hid it: never shown, refunded. */
  readonly isFlagged: boolean
}

export interface ImageAnswer {
  readonly images: readonly DeliveredImage[]
  readonly seed: string | null
}

export interface ImageModelEntry extends ModelBase {
  readonly capability: Exclude<ModelCapability, 'trainer'>
  /** Whether it takes pixels, only a ratio, which is then cropped, or keeps to the shape of its source. */
  readonly takes: 'pixels' | 'ratio' | 'source'
  input(request: ImageRequest): Record<string, unknown>
  output(answer: unknown): ImageAnswer
}

export interface TrainingRequest {
  readonly archiveUrl: string
  readonly triggerPhrase: string
  readonly steps: number
  readonly learningRate: number
}

/** The settings of a trainer that an avatar keeps, in the table's words. */
export interface TrainerSettings {
  readonly multiresolutionTraining: boolean | null
  readonly subjectCrop: boolean | null
  readonly createMasks: boolean | null
  readonly captioning: boolean | null
}

export interface TrainerEntry extends ModelBase {
  readonly capability: 'trainer'
  readonly settings: TrainerSettings
  /** Of the balanced preset. */
  readonly learningRate: number
  input(request: TrainingRequest): Record<string, unknown>
  output(answer: unknown): { readonly weightsUrl: string; readonly configUrl: string | null } | undefined
}

export type ModelEntry = ImageModelEntry | TrainerEntry
