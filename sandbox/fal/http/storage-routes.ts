import { createHash } from 'node:crypto'

import { readLifetimeMs } from '../models/create-job.ts'
import { type Media, mediaIdOf, type MediaStore } from '../store/media-store.ts'
import type { Exchange, Routes } from './exchange.ts'

const initiatePath = /^\/storage\/upload\/initiate(-multipart)?$/
const uploadPath = /^\/upload\/([\w-]+)(?:\/(\d+|complete))?$/

/** Upload: initiate, PUT to the signed address (no key), read by anyone. Large files in parts. */
export function createStorageRoutes(deps: {
  media: MediaStore
  checkKey: (exchange: Exchange) => boolean
  now: () => number
  origin: () => string
}): Routes {
  const { media, checkKey, now, origin } = deps
  const parts = new Map<string, Map<number, Buffer>>()

  const initiate = async (exchange: Exchange, inParts: boolean) => {
    if (!checkKey(exchange)) return
    const body = (await exchange.readJson()) as { content_type?: unknown; file_name?: unknown } | undefined
    if (typeof body?.content_type !== 'string' || typeof body.file_name !== 'string')
      return exchange.send(422, {
        detail: [{ type: 'missing', loc: ['body', 'file_name'], msg: 'Field required' }],
      })
    const lifetime = readLifetimeMs(exchange.header('x-fal-object-lifecycle'))
    const expiresAt = lifetime === undefined ? null : now() + lifetime
    const file = media.reserve({ name: body.file_name, contentType: body.content_type, expiresAt })
    if (inParts) parts.set(file.id, new Map())
    const uploadUrl = `${origin()}/upload/${file.id}?signature=${signatureOf(file.id)}`
    exchange.send(200, { upload_url: uploadUrl, file_url: origin() + media.pathOf(file) })
  }

  const takeUpload = async (exchange: Exchange, id: string, part: string | undefined) => {
    const bytes = await exchange.readBytes()
    if (!media.find(id) || exchange.url.searchParams.get('signature') !== signatureOf(id))
      return exchange.send(403, { detail: 'Invalid signature' })
    const received = parts.get(id)
    if (part === undefined) {
      await media.fill(id, bytes, exchange.header('content-type'))
      parts.delete(id)
      return exchange.send(200, undefined)
    }
    if (!received) return exchange.send(404, { detail: 'Not Found' })
    if (part !== 'complete') {
      received.set(Number(part), bytes)
      return exchange.send(200, { partNumber: Number(part), etag: etagOf(bytes) })
    }
    const whole = assemble(received, bytes)
    if (!whole) return exchange.send(400, { detail: 'Parts are missing or do not match' })
    await media.fill(id, whole)
    parts.delete(id)
    exchange.send(200, {})
  }

  const sendFile = async (exchange: Exchange, id: string) => {
    const found = await media.read(id)
    if (!found) return exchange.send(404, { detail: 'Not Found' })
    exchange.response.writeHead(200, { ...headersOf(found.media), 'content-length': found.bytes.length })
    exchange.response.end(exchange.method === 'HEAD' ? undefined : found.bytes)
  }

  return async (exchange) => {
    const { method, path } = exchange
    const initiated = method === 'POST' && initiatePath.exec(path)
    const uploaded = uploadPath.exec(path)
    const fileId = mediaIdOf(path)
    if (initiated) await initiate(exchange, initiated[1] !== undefined)
    else if (uploaded && (method === 'PUT' || (method === 'POST' && uploaded[2] === 'complete')))
      await takeUpload(exchange, uploaded[1] ?? '', uploaded[2])
    else if (fileId !== undefined && (method === 'GET' || method === 'HEAD')) await sendFile(exchange, fileId)
    else return false
    return true
  }
}

const headersOf = ({ contentType }: Media) => ({
  'content-type': contentType,
  'access-control-allow-origin': '*',
})

/** Enough to notice an address that was made up; nothing here is secret. */
const signatureOf = (id: string) => createHash('sha256').update(`upload ${id}`).digest('hex').slice(0, 32)

const etagOf = (bytes: Buffer) => createHash('md5').update(bytes).digest('hex')

function assemble(received: Map<number, Buffer>, body: Buffer): Buffer | undefined {
  try {
    const { parts } = JSON.parse(body.toString('utf8')) as { parts: { partNumber: number; etag: string }[] }
    const ordered = parts.toSorted((a, b) => a.partNumber - b.partNumber)
    const found = ordered.map(({ partNumber, etag }) => {
      const bytes = received.get(partNumber)
      return bytes && etagOf(bytes) === etag ? bytes : undefined
    })
    return found.length > 0 && found.every((bytes) => bytes !== undefined) ? Buffer.concat(found) : undefined
  } catch {
    return undefined
  }
}
