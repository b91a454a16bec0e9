import type { Message, PhotoSize } from '@grammyjs/types'

const TALLEST = 460
const NARROWEST = 220

/** The smallest version of a photo that is still sharp at this width on a dense screen. */
export function photoFor(sizes: readonly PhotoSize[], widthPx: number): PhotoSize | undefined {
  const sorted = sizes.toSorted((a, b) => a.width - b.width)
  return sorted.find(({ width }) => width >= widthPx * 1.6) ?? sorted.at(-1)
}

export const largest = (sizes: readonly PhotoSize[]): PhotoSize | undefined =>
  sizes.toSorted((a, b) => a.width * a.height - b.width * b.height).at(-1)

/** Width over height of whatever picture the message shows. */
export function ratioOf(message: Message): number {
  const size = message.photo ? largest(message.photo) : (message.video ?? message.animation)
  return size && size.width > 0 && size.height > 0 ? size.width / size.height : 1
}

/** How wide the bubble of a picture is, so that tall ones do not fill the screen. */
export function photoWidth(message: Message): number | undefined {
  if (message.invoice) return undefined
  return Math.round(Math.max(NARROWEST, Math.min(TALLEST, TALLEST * ratioOf(message))))
}
