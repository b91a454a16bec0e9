/** What tests turn to make time pass sooner. All in milliseconds. */
export interface Settings {
  /** How long a pressed button may be answered; later answers are refused. */
  callbackMs: number
  /** How long the page waits for the answer to a pressed button. */
  pressWaitMs: number
  preCheckoutMs: number
  inlineMs: number
  draftMs: number
  /** Webhook: the first delay after a failed delivery; doubled up to the longest one. */
  webhookRetryMs: number
  webhookRetryMaxMs: number
  webhookTimeoutMs: number
  /** Album members after the first reach the bot this much later, each. */
  albumMemberDelayMs: number
  seed: number
}

export const defaultSettings: Settings = {
  callbackMs: 15_000,
  pressWaitMs: 15_000,
  preCheckoutMs: 10_000,
  inlineMs: 10_000,
  draftMs: 30_000,
  webhookRetryMs: 1_000,
  webhookRetryMaxMs: 60_000,
  webhookTimeoutMs: 60_000,
  albumMemberDelayMs: 0,
  seed: 1,
}
