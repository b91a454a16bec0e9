import type { PhotoAdvice } from '../../../domain/avatars/photo-advice.ts'
import type { SetHint } from '../../../domain/avatars/review-photos.ts'

const verb = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const summaries: Readonly<Record<PhotoAdvice, (count: number) => string>> = {
  'near-duplicate': (count) => verb(count, 'looks like another', 'look like others'),
  'too-dark': (count) => verb(count, 'is a little dark', 'are a little dark'),
  'too-bright': (count) => verb(count, 'is too bright', 'are too bright'),
  'low-contrast': (count) => verb(count, 'is rather pale', 'are rather pale'),
  blurred: (count) => verb(count, 'is not quite sharp', 'are not quite sharp'),
  'no-face': (count) => verb(count, 'shows no face', 'show no face'),
  'several-faces': (count) => verb(count, 'shows several people', 'show several people'),
  'small-face': (count) => verb(count, 'shows the face from afar', 'show the face from afar'),
}

const details: Readonly<Record<PhotoAdvice, (twin: number) => string>> = {
  'near-duplicate': (twin) =>
    `Nearly the same as photo ${twin}. One of the two is enough; another day, place or angle teaches more.`,
  'too-dark': () => 'A little dark. Better: by a window or outdoors, with the light from the front.',
  'too-bright': () => 'Too bright, details are lost in white. Better: in the shade, without a flash.',
  'low-contrast': () => 'Rather pale. Better: a clean lens, and no bright light behind.',
  blurred: () => 'Not quite sharp. Better: more light, a steady hand, a tap on the screen to focus.',
  'no-face': () => 'I see no face here. Better: the face in full view, from the front or half from the side.',
  'several-faces': () => 'I see several people. Better: one person alone, so that I know who is meant.',
  'small-face': () => 'The face is far away. Better: closer, from the head to the waist at most.',
}

const hints: Readonly<Record<SetHint, string>> = {
  'one-scene': 'All from one day? Another place, light or angle makes a better likeness.',
  'mostly-advised': 'More than half could be better. A few good ones make a better likeness.',
}

export const photoAdvice = {
  /** "2 are a little dark, 1 looks like another" */
  summary: (counts: readonly { advice: PhotoAdvice; count: number }[]): string =>
    counts.map(({ advice, count }) => summaries[advice](count)).join(', '),
  detail: (advice: PhotoAdvice, { twin }: { twin: number }): string => details[advice](twin),
  hint: (hint: SetHint): string => hints[hint],
}
