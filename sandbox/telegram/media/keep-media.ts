import path from 'node:path'

import type { Animation, Audio, Document, PhotoSize, Video, Voice } from '@grammyjs/types'

import type { Upload } from '../api/read-params.ts'
import { badRequest } from '../api/refusal.ts'
import type { FileNames, NewFile } from '../store/files.ts'
import type { World } from '../world.ts'
import { typeOfName } from './content-type.ts'
import { drawPhotoSizes, drawThumbnail, type Picture } from './photo-sizes.ts'

/** The Bot API object of each kind, as it stands in a message. */
export interface MediaBody {
  photo: PhotoSize[]
  document: Document
  video: Video
  animation: Animation
  voice: Voice
  audio: Audio
}
export type SendableKind = keyof MediaBody

export interface MediaDetails {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly duration?: number | undefined
  readonly title?: string | undefined
  readonly performer?: string | undefined
  readonly thumbnail?: Upload | undefined
}

interface Keeping {
  readonly world: World
  readonly botId: number
  readonly upload: Upload
}

/** Photos that were drawn before, by their bytes: tests and demos send the same ones again and again. */
const drawn = new Map<string, Promise<Picture[]>>()
const keptDrawings = 64

async function drawOnce(upload: Upload, sha256: string): Promise<Picture[]> {
  const key = `${sha256}${path.extname(upload.name)}`
  const known = drawn.get(key)
  if (known) return known
  const drawing = drawPhotoSizes(upload.bytes, upload.name)
  drawn.set(key, drawing)
  drawing.catch(() => drawn.delete(key))
  const oldest = drawn.keys().next().value
  if (drawn.size > keptDrawings && oldest !== undefined) drawn.delete(oldest)
  return drawing
}

async function keepPhoto({ world, botId, upload }: Keeping): Promise<PhotoSize[]> {
  const pictures = await drawOnce(upload, await world.blobs.put(upload.bytes))
  const files = await Promise.all(
    pictures.map(async ({ bytes }): Promise<NewFile> => {
      const sha256 = await world.blobs.put(bytes)
      return { kind: 'photo', sha256, size: bytes.length, extension: '.jpg' }
    }),
  )
  return world.files.add(botId, 'photo', files, (names) =>
    names.map((name, index) => {
      const { width, height } = pictures[index] ?? { width: 0, height: 0 }
      return { ...name, width, height }
    }),
  )
}

async function drawPreview(
  upload: Upload,
  type: string,
  given: Upload | undefined,
): Promise<Picture | undefined> {
  if (given) return drawThumbnail(given.bytes)
  return type.startsWith('image/') ? drawThumbnail(upload.bytes) : undefined
}

function shapeOf(kind: SendableKind, details: MediaDetails): object {
  const { width = 0, height = 0, duration = 0, title, performer } = details
  switch (kind) {
    case 'video':
    case 'animation':
      return { width, height, duration }
    case 'voice':
      return { duration }
    case 'audio':
      return { duration, ...(title && { title }), ...(performer && { performer }) }
    case 'photo':
    case 'document':
      return {}
  }
}

/** Keeps an upload as the kind it was sent as, byte for byte unless it is a photo. */
export async function keepMedia<K extends SendableKind>(
  kind: K,
  keeping: Keeping,
  details: MediaDetails = {},
): Promise<MediaBody[K]> {
  if (kind === 'photo') return (await keepPhoto(keeping)) as MediaBody[K]
  const { world, botId, upload } = keeping
  if (upload.bytes.length === 0) throw badRequest('file must be non-empty')
  const given = upload.contentType === 'application/octet-stream' ? undefined : upload.contentType
  const type = given ?? typeOfName(upload.name) ?? 'application/octet-stream'
  const preview = await drawPreview(upload, type, details.thumbnail)
  const files: NewFile[] = [
    {
      kind,
      sha256: await world.blobs.put(upload.bytes),
      size: upload.bytes.length,
      extension: path.extname(upload.name),
    },
  ]
  if (preview)
    files.push({
      kind: 'thumbnail',
      sha256: await world.blobs.put(preview.bytes),
      size: preview.bytes.length,
      extension: '.jpg',
    })
  const describe = ([file, thumbnail]: FileNames[]): unknown => {
    return {
      ...shapeOf(kind, details),
      ...(kind !== 'voice' && upload.name && { file_name: path.basename(upload.name) }),
      mime_type: kind === 'voice' && !given ? 'audio/ogg' : type,
      ...(preview &&
        thumbnail && { thumbnail: { ...thumbnail, width: preview.width, height: preview.height } }),
      ...file,
    }
  }
  return world.files.add(botId, kind, files, describe) as MediaBody[K]
}
