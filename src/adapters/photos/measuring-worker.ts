import { parentPort } from 'node:worker_threads'
import type { PhotoMeasurements, SeenFace } from '../../domain/avatars/photo-measurements.ts'
import { loadFaceDetector } from './face-detector.ts'
import { measurePhoto } from './measure-photo.ts'
import type { Pixels } from './pixels.ts'

/** The thread that measures photos, one after the other; it stays, because loading the detector costs more than a photo. */
export interface MeasuringTask {
  readonly photo: Pixels
  readonly withFaces: boolean
}

export type MeasuringAnswer =
  | { readonly kind: 'measured'; readonly measurements: PhotoMeasurements }
  | { readonly kind: 'failed'; readonly detail: string }

let detector: Promise<(photo: Pixels) => SeenFace[]> | undefined

async function answer({ photo, withFaces }: MeasuringTask): Promise<MeasuringAnswer> {
  try {
    if (withFaces) detector ??= loadFaceDetector()
    return { kind: 'measured', measurements: measurePhoto(photo, withFaces ? await detector : undefined) }
  } catch (error) {
    return { kind: 'failed', detail: String(error) }
  }
}

parentPort?.on('message', (task: MeasuringTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result, []))
})
