/** A face, in shares of the photo's width and height, its top left corner first. */
export interface SeenFace {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** How sure the detector is, 0 to 1. */
  readonly score: number
}

/** What is measured in a photo, before anybody judges it. Lightness runs from 0, black, to 255. */
export interface PhotoMeasurements {
  /** Mean lightness of the largest face where one was seen, else of the whole photo. */
  readonly lightness: number
  /** Lightness that a twentieth of the pixels stay below, and exceed. */
  readonly shadows: number
  readonly highlights: number
  /** Standard deviation of the blur at the sharpest places, in pixels of a photo 1024 pixels long; 0 when unknown. */
  readonly blurPixels: number
  /** Absent when nobody asked for faces. */
  readonly faces?: readonly SeenFace[]
  readonly look: PhotoLook
}

/** How a photo looks in a few bytes; two of them tell whether two photos look alike. */
export interface PhotoLook {
  /** 64 bits as hex: which of the coarse waves that make up the picture are stronger than usual. */
  readonly perceptualHash: string
  /** Mean colours of a grid of four by four as hex: L*, a* + 128, b* + 128 of each. */
  readonly colours: string
}
