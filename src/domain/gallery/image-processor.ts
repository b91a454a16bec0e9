export interface KeptFile {
  readonly image: Uint8Array
  readonly contentType: 'image/jpeg' | 'image/png' | 'video/mp4'
  readonly width: number
  readonly height: number
}

/** A picture or a video that we keep. */
export interface ProcessedImage extends KeptFile {
  /** JPEG, 320 pixels on the longer side at most: lists and contact sheets. */
  readonly thumbnail: Uint8Array
}

/** Makes of what a vendor delivered what was sold. Throws what cannot be decoded. */
export interface ImageProcessor {
  /** To the exact pixels that were ordered, cropping from the centre. */
  fit(bytes: Uint8Array, size: { readonly width: number; readonly height: number }): Promise<ProcessedImage>
  /** At the size in which it came. */
  keep(bytes: Uint8Array): Promise<ProcessedImage>
  /** A video stays as it is; only its pixels are read. */
  film(bytes: Uint8Array): KeptFile
}
