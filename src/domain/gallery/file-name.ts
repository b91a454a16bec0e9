import type { Image } from './image.ts'

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'video/mp4': 'mp4',
}

/** What an image is called where somebody saves it. */
export const fileNameOf = ({ id, contentType }: Pick<Image, 'id' | 'contentType'>): string =>
  `aisha-${id}.${extensions[contentType] ?? 'bin'}`
