import { Worker } from 'node:worker_threads'
import type { HeicAnswer } from './heic-worker.ts'
import { createSemaphore } from './semaphore.ts'
import { maxDecodeSeconds } from './sharp-settings.ts'

/** A 50-megapixel photo takes some 700 MB to decode; phones make no larger HEIC. */
const maxHeicPixels = 50_000_000

const oneAtATime = createSemaphore(1)

/** Upright RGBA pixels; libheif applies the turn that the file asks for. */
export const decodeHeic = (bytes: Uint8Array): Promise<HeicAnswer> =>
  oneAtATime(
    () =>
      new Promise<HeicAnswer>((resolve) => {
        let answer: HeicAnswer = failed('the decoder ended without an answer')
        const worker = new Worker(new URL('heic-worker.ts', import.meta.url), {
          workerData: { bytes, maxPixels: maxHeicPixels },
          // The library prints what it thinks of damaged files.
          stdout: true,
          stderr: true,
        })
        const timer = setTimeout(() => {
          answer = failed('took too long')
          void worker.terminate()
        }, maxDecodeSeconds * 1000)
        worker.once('message', (message: HeicAnswer) => {
          answer = message
        })
        worker.once('error', (error) => {
          answer = failed(String(error))
        })
        // Only now is the thread's memory free for the next one.
        worker.once('exit', () => {
          clearTimeout(timer)
          resolve(answer)
        })
      }),
  )

const failed = (detail: string): HeicAnswer => ({ kind: 'undecodable', detail })
