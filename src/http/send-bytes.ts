import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ByteRange, ObjectPlace } from '../domain/shared/object-storage.ts'

export interface Bytes {
  readonly bytes: number
  readonly contentType: string
  /** Names exactly these bytes: a download that goes on later is told when they have become others. */
  readonly etag: string
  /** Set: the browser saves it under this name instead of showing it. */
  readonly name?: string
  /** The whole, or a range that lies within it. */
  readonly read: (range: ByteRange | undefined) => Promise<AsyncIterable<Uint8Array>>
}

/** Objects are never changed once they are written, so their place names their bytes. */
export const etagOf = ({ bucket, key }: ObjectPlace): string =>
  `"${createHash('sha256').update(`${bucket}/${key}`).digest('base64url')}"`

/** Sends something large, whole or from where an interrupted download stopped. */
export async function sendBytes(request: FastifyRequest, reply: FastifyReply, what: Bytes) {
  reply.headers({
    'accept-ranges': 'bytes',
    etag: what.etag,
    ...(what.name === undefined ? {} : { 'content-disposition': `attachment; filename="${what.name}"` }),
  })
  const { range: wanted, 'if-range': condition } = request.headers
  const isSame = condition === undefined || condition === what.etag
  const range = wanted === undefined || !isSame ? undefined : parseRange(wanted, what.bytes)
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${what.bytes}`).send()
  if (range) reply.code(206).header('content-range', `bytes ${range.from}-${range.to}/${what.bytes}`)
  const length = range ? range.to - range.from + 1 : what.bytes
  reply.type(what.contentType).header('content-length', length)
  if (request.method === 'HEAD') return reply.send()
  return reply.send(Readable.from(await what.read(range), { objectMode: false }))
}

/** Undefined where the header asks for nothing that we give in part, several ranges among them: all of it is sent. */
function parseRange(header: string, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header.trim()) ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const to = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  return from > to ? 'unsatisfiable' : { from, to }
}
