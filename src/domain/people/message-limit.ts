/** Tells a flood of messages from somebody who writes much. */
export interface MessageLimit {
  /** Counts one message. Of a flood the first one over the limit is answered, and the rest is not. */
  count(telegramId: number): Promise<'allowed' | 'first-over' | 'over'>
}

/** So long somebody who was told is not told again. */
export const toldForMs = 3000
