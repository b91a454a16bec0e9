import { parentPort, workerData } from 'node:worker_threads'
import decode from 'heic-decode'

/** Decodes one HEIC; a thread of its own, because decoding blocks and its memory comes back only with the thread. */
export type HeicAnswer =
  | {
      readonly kind: 'decoded'
      readonly pixels: Uint8ClampedArray
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'too-many-pixels' }
  | { readonly kind: 'undecodable'; readonly detail: string }

const { bytes, maxPixels } = workerData as { bytes: Uint8Array; maxPixels: number }

async function answer(): Promise<HeicAnswer> {
  try {
    const [image] = await decode.all({ buffer: bytes })
    if (!image) return { kind: 'undecodable', detail: 'there is no picture inside' }
    // Known before a single pixel is decoded; the library's types forget it.
    const { width, height } = image as typeof image & { width: number; height: number }
    if (width * height > maxPixels) return { kind: 'too-many-pixels' }
    const { data } = await image.decode()
    return { kind: 'decoded', pixels: data, width, height }
  } catch (error) {
    return { kind: 'undecodable', detail: String(error) }
  }
}

const result = await answer()
parentPort?.postMessage(result, result.kind === 'decoded' ? [result.pixels.buffer as ArrayBuffer] : [])
