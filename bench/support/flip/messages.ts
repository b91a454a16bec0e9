/** Whose galleries are flipped through by webhook, and for how long. */
export interface ToTelegram {
  readonly url: string
  readonly secret: string
  readonly people: readonly number[]
  readonly forMs: number
  readonly opensGalleries: boolean
  /** Whether what this bot shows is what is pressed next; else the presses repeat themselves. */
  readonly isRead: boolean
}

export interface Pressed {
  readonly flips: number
  readonly seconds: number
  readonly calls: number
  /** Of everything that came as a form, as files do. */
  readonly uploadedBytes: number
  /** What the bot has made of a message last. */
  readonly lastShown: object
}
