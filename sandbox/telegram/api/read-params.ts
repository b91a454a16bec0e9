import { parseMultipart } from './multipart.ts'
import { badRequest } from './refusal.ts'

export interface Upload {
  readonly name: string
  readonly contentType?: string
  readonly bytes: Buffer
}

export interface RawParams {
  /** From a form every value is a string; from JSON it has its own type. */
  readonly values: Readonly<Record<string, unknown>>
  readonly uploads: ReadonlyMap<string, Upload>
}

const maxParts = 50

function fromMultipart(body: Buffer, contentType: string): RawParams {
  const values: Record<string, unknown> = {}
  const uploads = new Map<string, Upload>()
  for (const part of parseMultipart(body, contentType)) {
    if (part.fileName === undefined) values[part.name] = part.bytes.toString()
    else
      uploads.set(part.name, {
        name: part.fileName,
        bytes: part.bytes,
        ...(part.contentType && { contentType: part.contentType }),
      })
  }
  if (uploads.size > maxParts) throw badRequest('too many files in the request')
  return { values, uploads }
}

/** The parameters of one request, from the query string and from whichever kind of body it has. */
export function readParams(request: { query: unknown; body: unknown; contentType: string }): RawParams {
  const query = request.query as Record<string, unknown>
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const none = new Map<string, Upload>()
  if (body.length === 0) return { values: query, uploads: none }
  if (request.contentType.startsWith('multipart/form-data')) {
    const { values, uploads } = fromMultipart(body, request.contentType)
    return { values: { ...query, ...values }, uploads }
  }
  if (request.contentType.startsWith('application/x-www-form-urlencoded'))
    return {
      values: { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) },
      uploads: none,
    }
  if (request.contentType.startsWith('application/json')) {
    try {
      const parsed: unknown = JSON.parse(body.toString())
      if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
        return { values: { ...query, ...parsed }, uploads: none }
    } catch {
      // Told below, as for JSON that is not an object.
    }
    throw badRequest("can't parse request body JSON object")
  }
  throw badRequest('unsupported content type of the request')
}
