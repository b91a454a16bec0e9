import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../../domain/shared/failure.ts'
import { complaintText } from './fal-failure.ts'
import {
  describeFault,
  isSuccess,
  readFal,
  unavailable,
  type CallFal,
  type FalCall,
  type Fetch,
} from './fal-http.ts'
import type { HostCheck } from './fal-hosts.ts'
import { isObject, textOf, tryParseFalJson } from './fal-json.ts'

const multipartAboveBytes = 90 * 1024 * 1024
const partBytes = 10 * 1024 * 1024
const tries = 3

/** A part of a file on disk. */
interface Slice {
  readonly path: string
  readonly start: number
  readonly bytes: number
}

export interface UploadTools {
  readonly callFal: CallFal
  readonly fetch: Fetch
  readonly restUrl: string
  readonly isTrusted: HostCheck
  readonly transferMs: number
  readonly retryMs: number
}

/** Hands FAL a file on disk; gives the address under which its models read it. */
export async function uploadToFal(
  tools: UploadTools,
  file: { name: string; contentType: string; path: string; bytes: number; lifetimeSeconds: number },
): Promise<string> {
  const isMultipart = file.bytes > multipartAboveBytes
  const { uploadUrl, fileUrl } = await initiate(tools, file, isMultipart ? 'initiate-multipart' : 'initiate')
  if (!isMultipart) {
    await put(tools, uploadUrl, { path: file.path, start: 0, bytes: file.bytes }, file.contentType)
    return fileUrl
  }
  const parts: { partNumber: number; etag: string }[] = []
  for (let start = 0; start < file.bytes; start += partBytes) {
    const partNumber = parts.length + 1
    const part = { path: file.path, start, bytes: Math.min(partBytes, file.bytes - start) }
    const answer = await put(tools, below(uploadUrl, String(partNumber)), part, file.contentType)
    const etag = isObject(answer.body) ? textOf(answer.body['etag']) : undefined
    parts.push({ partNumber, etag: etag ?? answer.etag })
  }
  await complete(tools, below(uploadUrl, 'complete'), parts)
  return fileUrl
}

async function initiate(
  { callFal, restUrl, isTrusted }: UploadTools,
  file: { name: string; contentType: string; lifetimeSeconds: number },
  verb: 'initiate' | 'initiate-multipart',
) {
  const call: FalCall = {
    method: 'POST',
    url: `${restUrl.replace(/\/$/, '')}/storage/upload/${verb}?storage_type=fal-cdn-v3`,
    headers: {
      'x-fal-object-lifecycle': JSON.stringify({ expiration_duration_seconds: file.lifetimeSeconds }),
    },
    json: { content_type: file.contentType, file_name: file.name },
  }
  const answer = await readFal(callFal, call)
  const body = isObject(answer.body) ? answer.body : {}
  const [uploadUrl, fileUrl] = [textOf(body['upload_url']), textOf(body['file_url'])]
  if (!isSuccess(answer) || !uploadUrl || !fileUrl)
    throw unavailable(call, `${answer.status} ${complaintText(answer.body)}`)
  const url = new URL(uploadUrl)
  // A person's photos travel encrypted, except to a server that the configuration itself names.
  if (url.protocol !== 'https:' && !isTrusted(url))
    throw new Failure('UNEXPECTED', `FAL's upload address is expected to be https, not ${url.origin}.`)
  return { uploadUrl: url, fileUrl }
}

/** Signed addresses: no key. Writing the same bytes again changes nothing, so this may be repeated. */
async function put(tools: UploadTools, url: URL, slice: Slice, contentType: string) {
  for (let attempt = 1; ; attempt++) {
    const { written, reason } = await putOnce(tools, url, slice, contentType).catch((error: unknown) => ({
      written: undefined,
      reason: describeFault(error),
    }))
    if (written) return written
    if (attempt === tries) throw unavailable({ method: 'PUT', url: url.href }, reason)
    await wait(tools.retryMs * attempt)
  }
}

async function putOnce(
  { fetch: send, transferMs }: UploadTools,
  url: URL,
  slice: Slice,
  contentType: string,
) {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'PUT',
    // A Blob would tell its length by itself, and be read into memory whole.
    headers: { 'content-type': contentType, 'content-length': String(slice.bytes) },
    body: readSlice(slice),
    duplex: 'half',
    redirect: 'manual',
    signal: AbortSignal.timeout(transferMs),
  }
  const response = await send(url, init)
  const text = await response.text()
  return {
    written: response.ok
      ? { body: tryParseFalJson(text), etag: response.headers.get('etag') ?? '' }
      : undefined,
    reason: `${response.status} ${text.slice(0, 200)}`,
  }
}

function readSlice({ path, start, bytes }: Slice): ReadableStream<Uint8Array> | null {
  if (bytes === 0) return null
  return Readable.toWeb(
    createReadStream(path, { start, end: start + bytes - 1 }),
  ) as ReadableStream<Uint8Array>
}

async function complete({ fetch: send, transferMs }: UploadTools, url: URL, parts: readonly object[]) {
  const response = await send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ parts }),
    redirect: 'manual',
    signal: AbortSignal.timeout(transferMs),
  }).catch((error: unknown) => {
    throw unavailable({ method: 'POST', url: url.href }, describeFault(error), error)
  })
  await response.body?.cancel()
  if (!response.ok) throw unavailable({ method: 'POST', url: url.href }, String(response.status))
}

/** The signature stands in the query and must stay there. */
function below(url: URL, name: string): URL {
  const deeper = new URL(url)
  deeper.pathname = `${url.pathname.replace(/\/$/, '')}/${name}`
  return deeper
}
