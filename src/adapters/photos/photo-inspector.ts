import sharp, { type Sharp } from 'sharp'
import {
  maxPhotoBytes,
  maxPhotoPixels,
  minPhotoSidePixels,
  type Inspection,
  type PhotoInspector,
} from '../../domain/avatars/photo-inspector.ts'
import { decodeHeic } from './decode-heic.ts'
import { imageKindOf } from './image-kind.ts'
import type { PhotoMeasurer } from './photo-measurer.ts'
import { createSemaphore } from './semaphore.ts'
import { sha256Of } from './sha256-of.ts'
import { maxDecodeSeconds, openOptions } from './sharp-settings.ts'

/** Trainers scale down to less than this; more would only be carried around. */
const maxStoredSidePixels = 2048

type Refusal = Extract<Inspection, { kind: 'refused' }>
const refused = (reason: Refusal['reason']): Refusal => ({ kind: 'refused', reason })

export interface PhotoInspectorNeeds {
  /** How many photos are decoded at once. */
  readonly concurrency: number
  /** Without one nothing is measured. */
  readonly measurer?: Pick<PhotoMeasurer, 'measure'>
  /** Told of a photo that could not be measured; it is accepted all the same. */
  readonly onFault?: (error: unknown) => void
}

/** Decodes photos and makes them new: upright, in sRGB, and without what their file told of place and device. */
export function createPhotoInspector({
  concurrency,
  measurer,
  onFault,
}: PhotoInspectorNeeds): PhotoInspector {
  const limited = createSemaphore(concurrency)
  return {
    async inspect(bytes, { withFaces } = { withFaces: false }) {
      if (bytes.length > maxPhotoBytes) return refused('too-big')
      const kind = imageKindOf(bytes)
      if (!kind) return refused('not-an-image')
      if (kind === 'unreadable') return refused('undecodable')
      const verdict = await limited(() => (kind === 'heic' ? inspectHeic(bytes) : inspectImage(bytes)))
      if (verdict.kind === 'refused' || !measurer) return verdict
      try {
        return { ...verdict, measurements: await measurer.measure(verdict.image, { withFaces }) }
      } catch (error) {
        onFault?.(error)
        return verdict
      }
    },
  }
}

async function inspectImage(bytes: Uint8Array): Promise<Inspection> {
  try {
    // The header alone: a bomb is recognised before anything is unpacked.
    const header = await sharp(bytes, { ...openOptions, limitInputPixels: false }).metadata()
    const refusal = refusalOfSize({ width: header.width, height: header.pageHeight ?? header.height })
    return refusal ?? (await accept(bytes, sharp(bytes, openOptions).autoOrient()))
  } catch {
    return refused('undecodable')
  }
}

async function inspectHeic(bytes: Uint8Array): Promise<Inspection> {
  const answer = await decodeHeic(bytes)
  if (answer.kind === 'too-many-pixels') return refused('pixel-bomb')
  if (answer.kind === 'undecodable') return refused('undecodable')
  const { pixels, width, height } = answer
  const refusal = refusalOfSize({ width, height })
  if (refusal) return refusal
  try {
    return await accept(bytes, sharp(pixels, { raw: { width, height, channels: 4 } }))
  } catch {
    return refused('undecodable')
  }
}

function refusalOfSize({ width, height }: { width: number; height: number }): Refusal | undefined {
  if (width * height > maxPhotoPixels) return refused('pixel-bomb')
  return Math.min(width, height) < minPhotoSidePixels ? refused('too-small') : undefined
}

async function accept(original: Uint8Array, picture: Sharp): Promise<Inspection> {
  const { data, info } = await picture
    .timeout({ seconds: maxDecodeSeconds })
    .resize(maxStoredSidePixels, maxStoredSidePixels, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
    .toBuffer({ resolveWithObject: true })
  return {
    kind: 'accepted',
    image: data,
    width: info.width,
    height: info.height,
    sha256: await sha256Of(original),
  }
}
