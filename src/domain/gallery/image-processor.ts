/** Pixels of a picture that we keep. */
export interface ProcessedImage {
  readonly image: Uint8Array
  readonly contentType: 'image/jpeg' | 'image/png'
  readonly width: number
  readonly height: number
  /** JPEG, 320 pixels on the longer side at most: lists and contact sheets. */
  readonly thumbnail: Uint8Array
}

/** Brings a delivered picture to the exact pixels that were ordered, cropping from the centre. Throws if undecodable. */
export interface ImageProcessor {
  fit(bytes: Uint8Array, size: { readonly width: number; readonly height: number }): Promise<ProcessedImage>
}
