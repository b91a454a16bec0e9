import sharp, { type SharpOptions } from 'sharp'
import { maxPhotoPixels } from '../../domain/avatars/photo-inspector.ts'

// Between pictures nothing is kept, and one picture uses one thread: our own limits decide how many run at once.
sharp.cache(false)
sharp.concurrency(1)

/** How bytes from outside are opened; a small damage is forgiven, a picture cut short is not. */
export const openOptions = {
  limitInputPixels: maxPhotoPixels,
  failOn: 'error',
  animated: false,
} as const satisfies SharpOptions

export const maxDecodeSeconds = 30
