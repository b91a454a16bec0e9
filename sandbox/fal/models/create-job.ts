import { hasFault, type QueuedRequest } from '../queued-request.ts'
import type { Settings } from '../store/database.ts'
import type { MediaStore } from '../store/media-store.ts'
import type { RequestStore } from '../store/request-store.ts'
import { createDownload } from './download.ts'
import { createGate } from './gate.ts'
import type { Finetunes, Job } from './model.ts'
import type { ScriptedAnswers } from './scripted-answers.ts'

// Two cores are shared with the product itself.
const drawingPlaces = 1

export type CreateJob = (request: QueuedRequest, input: Readonly<Record<string, unknown>>) => Job

export function createJobFactory(deps: {
  media: MediaStore
  requests: RequestStore
  settings: Settings
  answers: ScriptedAnswers
  origin: () => string
  now: () => number
  repeatsPictures: () => boolean
}): CreateJob {
  const { media, requests, settings, answers, origin, now, repeatsPictures } = deps
  const download = createDownload(media)
  const draw = createGate(drawingPlaces)
  const drawn = new Map<string, Promise<Buffer>>()

  const keepFile = async (
    request: QueuedRequest,
    file: { name: string; contentType: string; bytes: Buffer },
  ) => {
    const lifetime = readLifetimeMs(request.headers['x-fal-object-lifecycle-preference'])
    const expiresAt = lifetime === undefined ? null : now() + lifetime
    const reserved = media.reserve({
      name: file.name,
      contentType: file.contentType,
      expiresAt,
      requestId: request.id,
    })
    await media.fill(reserved.id, file.bytes)
    return reserved
  }

  const finetunesOf = (request: QueuedRequest): Finetunes => ({
    async keep(id, bytes) {
      const file = await keepFile(request, {
        name: `${id}.safetensors`,
        contentType: 'application/octet-stream',
        bytes,
      })
      settings.set(`finetune:${id}`, file.id)
    },
    async read(id) {
      const mediaId = settings.find(`finetune:${id}`)
      return mediaId === undefined ? undefined : (await media.read(mediaId))?.bytes
    },
  })

  return (request, input) => ({
    requestId: request.id,
    input,
    hasFault: (kind) => hasFault(request, kind),
    async publish(file) {
      const kept = await keepFile(request, file)
      return {
        url: origin() + media.pathOf(kept),
        content_type: file.contentType,
        file_name: kept.name,
        file_size: file.bytes.length,
      }
    },
    download,
    draw,
    drawPicture(pixels, work) {
      const before = repeatsPictures() ? drawn.get(pixels) : undefined
      if (before) return before
      const picture = draw(work)
      if (repeatsPictures()) drawn.set(pixels, picture)
      return picture
    },
    reportImages: (count) => void requests.change(request.id, () => ({ imageCount: count })),
    takeScriptedAnswer: () => answers.take(request.endpointId),
    finetunes: finetunesOf(request),
  })
}

/** The lifetime in FAL's lifecycle headers; undefined keeps the file for good. */
export function readLifetimeMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined
  try {
    const seconds: unknown = (JSON.parse(header) as Record<string, unknown>)['expiration_duration_seconds']
    return typeof seconds === 'number' && seconds > 0 ? seconds * 1000 : undefined
  } catch {
    return undefined
  }
}
