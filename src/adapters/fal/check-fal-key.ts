import { randomUUID } from 'node:crypto'
import { complaintText } from './fal-failure.ts'
import { createCallFal, type Fetch } from './fal-http.ts'
import { requestUrls } from './fal-urls.ts'

export type FalKeyState = 'ok' | 'refused' | 'unreachable' | 'locked'

/**
 * Asks the queue, which is the host that will be paid, for a request that cannot exist: costs nothing, and a good key
 * gets "not found". A lock shows only if FAL tells it on reading, too; else the first submit does.
 */
export async function checkFalKey(options: {
  key: string
  queueUrl: string
  fetch?: Fetch
  timeoutMs?: number
}): Promise<FalKeyState> {
  const { key, queueUrl, timeoutMs = 10_000 } = options
  const callFal = createCallFal({ key, fetch: options.fetch ?? fetch, timeoutMs })
  const nobody = { endpointId: 'fal-ai/flux-lora', requestId: randomUUID() }
  const [url = queueUrl] = requestUrls(
    queueUrl,
    { ...nobody, statusUrl: null, responseUrl: null, cancelUrl: null },
    'status',
  )
  try {
    const { status, body } = await callFal({ method: 'GET', url })
    if (status === 401) return 'refused'
    if (status === 403 || status === 402)
      return /locked|balance/i.test(complaintText(body)) ? 'locked' : 'refused'
    return status >= 500 || status === 429 || status < 200 || (status >= 300 && status < 400)
      ? 'unreachable'
      : 'ok'
  } catch {
    return 'unreachable'
  }
}
