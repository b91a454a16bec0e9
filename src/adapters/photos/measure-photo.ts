import type { PhotoMeasurements, SeenFace } from '../../domain/avatars/photo-measurements.ts'
import { lookOf } from './photo-look.ts'
import { measureBlur } from './measure-blur.ts'
import { measureLight } from './measure-light.ts'
import { toGrey, type Pixels } from './pixels.ts'

/** Everything that advice is given on; takes tens of milliseconds, so it belongs into a worker thread. */
export function measurePhoto(
  photo: Pixels,
  findFaces: ((photo: Pixels) => SeenFace[]) | undefined,
): PhotoMeasurements {
  const grey = toGrey(photo)
  const faces = findFaces?.(photo)
  return {
    ...measureLight(grey, faces?.[0]),
    blurPixels: measureBlur(grey, faces?.[0]),
    ...(faces && { faces }),
    look: lookOf(photo),
  }
}
