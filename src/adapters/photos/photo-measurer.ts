import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import type { PhotoMeasurements } from '../../domain/avatars/photo-measurements.ts'
import type { MeasuringAnswer, MeasuringTask } from './measuring-worker.ts'
import { createSemaphore } from './semaphore.ts'
import { openOptions } from './sharp-settings.ts'

/** Longer than trainers look at; all measures in pixels are in pixels of this. */
const measuredSidePixels = 1024

export interface PhotoMeasurer {
  /** Rejects when the thread died or took too long; the next photo gets a new one. */
  measure(image: Uint8Array, options: { readonly withFaces: boolean }): Promise<PhotoMeasurements>
  close(): Promise<void>
}

export interface PhotoMeasurerOptions {
  readonly timeoutMs?: number
  /** How long the thread is kept without a photo: it holds some 60 MB. */
  readonly idleMs?: number
  /** The program of the thread; another one in tests. */
  readonly program?: URL
}

/** Measures photos beside the main thread, one at a time. */
export function createPhotoMeasurer({
  timeoutMs = 20_000,
  idleMs = 60_000,
  program = new URL('measuring-worker.ts', import.meta.url),
}: PhotoMeasurerOptions = {}): PhotoMeasurer {
  const oneAtATime = createSemaphore(1)
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  const startThread = (): Worker => {
    // The libraries print greetings.
    const started = new Worker(program, { stdout: true, stderr: true })
    started.on('error', () => {})
    started.once('exit', () => {
      if (thread === started) thread = undefined
    })
    return started
  }

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }

  const ask = async (task: MeasuringTask): Promise<PhotoMeasurements> => {
    clearTimeout(idle)
    thread ??= startThread()
    const asked = thread
    asked.ref()
    try {
      const answer = await answerOf(asked, task, timeoutMs)
      if (answer.kind === 'failed') throw new Error(answer.detail)
      return answer.measurements
    } catch (error) {
      await end()
      throw error
    } finally {
      // Neither an idle thread nor its timer keeps a process from ending.
      asked.unref()
      idle = setTimeout(() => void end(), idleMs).unref()
    }
  }

  return {
    measure: (image, { withFaces }) =>
      oneAtATime(async () => ask({ photo: await pixelsOf(image), withFaces })),
    close: end,
  }
}

async function pixelsOf(image: Uint8Array): Promise<MeasuringTask['photo']> {
  const { data, info } = await sharp(image, openOptions)
    .resize(measuredSidePixels, measuredSidePixels, { fit: 'inside', withoutEnlargement: true })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data: new Uint8Array(data), width: info.width, height: info.height }
}

function answerOf(thread: Worker, task: MeasuringTask, timeoutMs: number): Promise<MeasuringAnswer> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      done()
    }
    const onMessage = (answer: MeasuringAnswer) => settle(() => resolve(answer))
    const onError = (error: unknown) => settle(() => reject(error))
    const onExit = (code: number) =>
      settle(() => reject(new Error(`The measuring thread ended with ${code}`)))
    const timer = setTimeout(
      () => settle(() => reject(new Error(`Measuring a photo took more than ${timeoutMs} ms`))),
      timeoutMs,
    )
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(task, [task.photo.data.buffer as ArrayBuffer])
  })
}
