import { Agent as HttpAgent, request as requestHttp, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import type { ApiClientOptions } from 'grammy'

const httpAgent = new HttpAgent({ keepAlive: true })
const httpsAgent = new HttpsAgent({ keepAlive: true })

/** What grammY asks of its `fetch`, no more. */
interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON, or a form with files. */
  readonly body: string | Readable
  readonly signal?: Pick<AbortSignal, 'aborted' | 'addEventListener' | 'removeEventListener'>
}

/**
 * One call of the Bot API. grammY's own `fetch` takes twice the processor time of what surrounds it. Rejects when the
 * connection fails or is given up, as grammY expects; whatever was answered is grammY's to judge.
 */
async function requestTelegram(
  url: string,
  { method, headers, body, signal }: Asked,
): Promise<{ json(): unknown }> {
  const answered = Promise.withResolvers<IncomingMessage>()
  const isEncrypted = url.startsWith('https:')
  const sent = (isEncrypted ? requestHttps : requestHttp)(
    url,
    { method, agent: isEncrypted ? httpsAgent : httpAgent, headers: headersOf(headers, body) },
    answered.resolve,
  )
  sent.on('error', answered.reject)
  const giveUp = () => sent.destroy(new Error('The call was given up'))
  if (signal?.aborted) giveUp()
  signal?.addEventListener('abort', giveUp)
  try {
    if (typeof body === 'string') sent.end(body)
    else pipeline(body, sent, () => undefined)
    const text = await textOf(await answered.promise)
    return { json: () => JSON.parse(text) as unknown }
  } finally {
    signal?.removeEventListener('abort', giveUp)
  }
}

const headersOf = (headers: Asked['headers'], body: Asked['body']): Record<string, string | number> =>
  typeof body === 'string' ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = ''
  answer.setEncoding('utf8')
  for await (const part of answer) text += String(part)
  return text
}

/** How the Bot API is called, by whoever calls it. A call that takes longer than `timeoutSeconds` is given up. */
export const clientOptions = (apiRoot: string, timeoutSeconds = 60): ApiClientOptions => ({
  apiRoot,
  timeoutSeconds,
  fetch: requestTelegram,
})
