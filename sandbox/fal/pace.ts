/** How long things take. A real training takes minutes to hours; here a person waits for it. */
export interface Pace {
  /** From submit until a runner takes the request. */
  readonly queueMs: number
  readonly trainingMs: number
  readonly imageMs: number
  readonly videoMs: number
  /** Language, vision and speech models. */
  readonly textMs: number
  /** Waits before the second, third, … delivery of a webhook; after the last one it is given up. */
  readonly webhookRetryMs: readonly number[]
}

export const defaultPace: Pace = {
  queueMs: 400,
  trainingMs: 20_000,
  imageMs: 2_500,
  videoMs: 6_000,
  textMs: 300,
  webhookRetryMs: [1_000, 3_000, 10_000, 30_000, 60_000, 120_000, 300_000],
}
