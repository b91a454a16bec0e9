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

export interface UploadTools {
  readonly callFal: CallFal
  readonly fetch: Fetch
  readonly restUrl: string
  readonly isTrusted: HostCheck
  readonly transferMs: number
  readonly retryMs: number
}

/** Hands FAL a file of known length; gives the address under which its models read it. */
export async function uploadToFal(
  tools: UploadTools,
  file: { name: string; contentType: string; content: Blob; lifetimeSeconds: number },
): Promise<string> {
  const isMultipart = file.content.size > multipartAboveBytes
  const { uploadUrl, fileUrl } = await initiate(tools, file, isMultipart ? 'initiate-multipart' : 'initiate')
  if (!isMultipart) {
    await put(tools, uploadUrl, file.content, file.contentType)
    return fileUrl
  }
  const parts: { partNumber: number; etag: string }[] = []
  for (let at = 0; at < file.content.size; at += partBytes) {
    const partNumber = parts.length + 1
    const part = file.content.slice(at, at + partBytes)
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
async function put(
  { fetch: send, transferMs, retryMs }: UploadTools,
  url: URL,
  content: Blob,
  contentType: string,
) {
  for (let attempt = 1; ; attempt++) {
    const { answer, reason } = await send(url, {
      method: 'PUT',
      headers: { 'content-type': contentType },
      body: content,
      redirect: 'manual',
      signal: AbortSignal.timeout(transferMs),
    }).then(
      async (response) => ({
        answer: response,
        reason: `${response.status} ${(await response.clone().text()).slice(0, 200)}`,
      }),
      (error: unknown) => ({ answer: undefined, reason: describeFault(error) }),
    )
    if (answer?.ok)
      return { body: tryParseFalJson(await answer.text()), etag: answer.headers.get('etag') ?? '' }
    if (attempt === tries) throw unavailable({ method: 'PUT', url: url.href }, reason)
    await wait(retryMs * attempt)
  }
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
