import type { Pace } from '../pace.ts'
import type { FaultKind } from '../faults/fault.ts'
import type { InputSchema } from './input-schema.ts'

/** A file as FAL's outputs name it. */
export interface FalFile {
  readonly url: string
  readonly content_type: string
  readonly file_name: string
  readonly file_size: number
}

/** What a model may use of the world around it. */
export interface Job {
  readonly requestId: string
  /** Validated, defaults filled in. */
  readonly input: Readonly<Record<string, unknown>>
  hasFault(kind: FaultKind): boolean
  /** Puts a file on the CDN. */
  publish(file: { name: string; contentType: string; bytes: Buffer }): Promise<FalFile>
  /** Reads a URL or data URI of the input; fails as FAL does, naming the field. */
  download(url: string, loc: readonly (string | number)[]): Promise<Buffer>
  /** Waits for one of the few places at which pictures are made. */
  draw<T>(work: () => Promise<T>): Promise<T>
  /** Like `draw`, for a picture of these pixels; where pictures are repeated it is the first of them again. */
  drawPicture(pixels: string, work: () => Promise<Buffer>): Promise<Buffer>
  /** Tells the log how many images an archive held. */
  reportImages(count: number): void
  /** An answer that a test has put in the model's mouth. */
  takeScriptedAnswer(): unknown
  readonly finetunes: Finetunes
}

/** Weights of the old finetune trainer, known by id only. */
export interface Finetunes {
  keep(id: string, weights: Buffer): Promise<void>
  read(id: string): Promise<Buffer | undefined>
}

export interface ModelResult {
  readonly output: Readonly<Record<string, unknown>>
  readonly billableUnits: number
}

export interface Progress {
  readonly input: Readonly<Record<string, unknown>>
  /** 0 to 1; 1 only when it succeeded. */
  readonly fraction: number
  readonly imageCount: number | null
}

export interface Model {
  readonly endpointId: string
  readonly title: string
  readonly category: string
  readonly status: 'active' | 'deprecated'
  readonly updatedAt: string
  readonly price: { readonly unitPrice: number; readonly unit: string }
  readonly input: InputSchema
  durationMs(pace: Pace): number
  /** Whether a running request heeds a cancel; image models do not. */
  readonly stopsOnCancel: boolean
  /** Does what fails early (downloads, checks) and returns the work that is done when its time is over. */
  start(job: Job): Promise<() => Promise<ModelResult>>
  /** Lines of the log with the fraction of the work at which each appears. */
  log?(progress: Progress): readonly { readonly message: string; readonly at: number }[]
}
