import type { PhotoMeasurements, SeenFace } from './photo-measurements.ts'

/** What could be better about a photo that counts all the same. */
export const photoAdvices = [
  'near-duplicate',
  'too-dark',
  'too-bright',
  'low-contrast',
  'blurred',
  'no-face',
  'several-faces',
  'small-face',
] as const
export type PhotoAdvice = (typeof photoAdvices)[number]

/** Kept with a photo. Being like another one is not: it ends when the other one is removed. */
export const keptAdvices = photoAdvices.filter((advice) => advice !== 'near-duplicate')
export type KeptAdvice = Exclude<PhotoAdvice, 'near-duplicate'>

/** Where advice begins; tuned with `npm run bench:photos`. Lightness runs from 0 to 255. */
export const adviceThresholds = {
  /** Too dark: what matters is darker than this, and hardly anything is lighter than that. */
  darkLightness: 62,
  darkHighlights: 120,
  brightLightness: 205,
  brightShadows: 130,
  /** Between the darkest and the lightest twentieth. */
  lowContrast: 60,
  /** In a photo 1024 pixels long; trainers look at 512 to 1024. */
  blurPixels: 2,
  /** Of the longer side; below this a face has too few pixels to learn from. */
  smallFaceShare: 0.11,
  /** A second face counts from this share of the first one's height: passers-by are smaller. */
  secondFaceShare: 0.5,
} as const

/** What is worth saying about one photo by itself. `faces` were looked for in portraits only. */
export function adviseOn(photo: PhotoMeasurements & { width: number; height: number }): KeptAdvice[] {
  const light = adviseOnLight(photo)
  const isBlurred = photo.blurPixels > adviceThresholds.blurPixels
  const advice: KeptAdvice[] = [...light, ...(isBlurred ? (['blurred'] as const) : [])]
  const faces = photo.faces ? adviseOnFaces(photo.faces, photo) : 'fine'
  // Whoever cannot be seen for darkness, glare or blur is not missing: one reason, one remedy.
  const isHidden = advice.length > 0 && !advice.includes('low-contrast')
  return faces === 'fine' || (faces === 'no-face' && isHidden) ? advice : [...advice, faces]
}

function adviseOnLight({ lightness, shadows, highlights }: PhotoMeasurements): KeptAdvice[] {
  const limits = adviceThresholds
  if (lightness < limits.darkLightness && highlights < limits.darkHighlights) return ['too-dark']
  if (lightness > limits.brightLightness && shadows > limits.brightShadows) return ['too-bright']
  return highlights - shadows < limits.lowContrast ? ['low-contrast'] : []
}

function adviseOnFaces(
  faces: readonly SeenFace[],
  { width, height }: { width: number; height: number },
): KeptAdvice | 'fine' {
  const heights = faces
    .map((face) => (face.height * height) / Math.max(width, height))
    .toSorted((a, b) => b - a)
  const [largest, second = 0] = heights
  if (largest === undefined) return 'no-face'
  if (second >= largest * adviceThresholds.secondFaceShare) return 'several-faces'
  return largest < adviceThresholds.smallFaceShare ? 'small-face' : 'fine'
}
