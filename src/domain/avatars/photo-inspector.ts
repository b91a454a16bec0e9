import type { PhotoMeasurements } from './photo-measurements.ts'

/** Why a photo does not count. */
export const photoRefusals = [
  'not-an-image',
  'too-small',
  'too-big',
  'pixel-bomb',
  'undecodable',
  'duplicate',
  'enough',
] as const
export type PhotoRefusal = (typeof photoRefusals)[number]

export type Inspection =
  | {
      readonly kind: 'accepted'
      /** Upright, metadata stripped, JPEG: what is stored and trained on. */
      readonly image: Uint8Array
      readonly width: number
      readonly height: number
      /** SHA-256 of the bytes as they came, hex. */
      readonly sha256: string
      /** What advice is given on; absent when measuring failed, which is no reason to refuse a photo. */
      readonly measurements?: PhotoMeasurements
    }
  | { readonly kind: 'refused'; readonly reason: Exclude<PhotoRefusal, 'duplicate' | 'enough'> }

export const minPhotoSidePixels = 512
export const maxPhotoBytes = 20 * 1024 * 1024
/** More pixels than any camera makes: a picture built to exhaust memory. */
export const maxPhotoPixels = 120_000_000

/** Decodes what a person sent; never throws for bad bytes. */
export interface PhotoInspector {
  inspect(bytes: Uint8Array, options?: { readonly withFaces: boolean }): Promise<Inspection>
}
