/** What Telegram lets all processes together send. Messages are counted as Telegram does: each picture of an album is one. */
export interface SendingBudget {
  /** 0 when they were taken; else nothing was, and so many milliseconds are to be waited before asking again. */
  take(chatId: number, messages: number): Promise<number>
  /** Takes what there is, and never makes anybody wait: somebody has pressed a button. */
  spend(chatId: number, messages: number): Promise<void>
  /** How many messages could go to this chat now. */
  room(chatId: number): Promise<number>
  /** Telegram has asked for silence: nobody takes anything for so long. */
  pause(ms: number): Promise<void>
}
