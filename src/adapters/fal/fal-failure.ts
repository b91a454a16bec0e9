import type { WorkFailure, WorkFailureCode } from '../../domain/work/provider.ts'
import { isObject, textOf } from './fal-json.ts'

/** FAL's machine-readable types, of models and of its infrastructure. */
const codeOfType: Readonly<Record<string, WorkFailureCode>> = {
  content_policy_violation: 'content-refused',
  no_media_generated: 'empty-result',
  face_detection_error: 'photos-unusable',
  image_too_small: 'photos-unusable',
  image_too_large: 'photos-unusable',
  file_too_large: 'photos-unusable',
  unsupported_image_format: 'photos-unusable',
  invalid_archive: 'photos-unusable',
  archive_file_count_below_minimum: 'photos-unusable',
  archive_file_count_exceeds_maximum: 'photos-unusable',
  image_load_error: 'input-unreadable',
  file_download_error: 'input-unreadable',
  generation_timeout: 'timeout',
  request_timeout: 'timeout',
  startup_timeout: 'timeout',
  runner_connection_timeout: 'timeout',
  internal_server_error: 'provider-error',
  internal_error: 'provider-error',
  downstream_service_error: 'provider-error',
  downstream_service_unavailable: 'provider-error',
  runner_scheduling_failure: 'provider-error',
  runner_disconnected: 'provider-error',
  runner_connection_refused: 'provider-error',
  runner_connection_error: 'provider-error',
  runner_incomplete_response: 'provider-error',
  runner_server_error: 'provider-error',
  client_disconnected: 'provider-error',
  client_cancelled: 'provider-error',
  bad_request: 'invalid-request',
  concurrent_requests_limit: 'provider-error',
}

interface Complaint {
  readonly type?: string | undefined
  readonly message?: string | undefined
  readonly place?: string | undefined
}

/** The one reader of what FAL says when something went wrong; `status` is null when only the words are known. */
export function failureOf(answer: {
  readonly status: number | null
  readonly body: unknown
  readonly headers?: Headers
}): WorkFailure {
  const complaints = complaintsIn(answer.body)
  const headerType = answer.headers?.get('x-fal-error-type')
  if (headerType) complaints.push({ type: headerType })
  const detail = [answer.status ?? '', textOfComplaints(complaints)].join(' ').trim() || 'no reason given'
  return { code: codeOf(answer, complaints), detail: detail.slice(0, 500) }
}

function codeOf(
  { status, headers }: { status: number | null; headers?: Headers },
  complaints: readonly Complaint[],
): WorkFailureCode {
  if (headers?.get('x-fal-request-timeout-type') === 'user') return 'deadline'
  const typed = complaints.flatMap(({ type }) => (type && codeOfType[type]) || [])
  // What names the reason best is not always first: a refused wish may follow a general remark.
  const named = typed.find((code) => code !== 'provider-error' && code !== 'invalid-request') ?? typed[0]
  if (named) return named
  if (status === 401 || status === 402 || status === 403) return 'account'
  if (complaints.some(({ message }) => /\bdeprecated\b|no longer (supported|available)/i.test(message ?? '')))
    return 'retired'
  if (complaints.some(({ message }) => /^user is locked/i.test(message ?? ''))) return 'account'
  if (status === 404 || status === 410) return 'retired'
  if (status === 408 || status === 504) return 'timeout'
  // Every other type is a rule of validation that our input broke: missing, less_than, one_of, value_error …
  if (complaints.some(({ type }) => type))
    return status !== null && status >= 500 ? 'provider-error' : 'invalid-request'
  if (status !== null && status >= 400 && status < 499) return 'invalid-request'
  return 'provider-error'
}

/** `detail` is a text, a list, an object or absent; errors of status and webhooks stand beside it. */
function complaintsIn(body: unknown): Complaint[] {
  if (typeof body === 'string') return [{ message: body }]
  if (Array.isArray(body)) return body.flatMap(complaintsIn)
  if (!isObject(body)) return []
  const own: Complaint = {
    type: textOf(body['error_type']) ?? textOf(body['type']),
    message: textOf(body['msg']) ?? textOf(body['message']),
    place: Array.isArray(body['loc']) ? body['loc'].join('.') : undefined,
  }
  const inner = [body['detail'], body['error']].flatMap((each) => (each === body ? [] : complaintsIn(each)))
  return own.type || own.message ? [own, ...inner] : inner
}

/** Never the input that FAL repeats in its complaints: it holds what the person wrote. */
const textOfComplaints = (complaints: readonly Complaint[]): string =>
  complaints
    .map(({ type, place, message }) => [type, place && `at ${place}`, message].filter(Boolean).join(': '))
    .join('; ')

export const complaintText = (body: unknown): string =>
  textOfComplaints(complaintsIn(body)).slice(0, 300) || 'no reason given'

/** Whether the words are a model's or FAL's own verdict on the work, rather than a gateway's on our reading. */
export const hasTypedComplaint = (body: unknown): boolean => complaintsIn(body).some(({ type }) => type)
