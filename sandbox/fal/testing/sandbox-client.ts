import { onTestFinished } from 'vitest'

import type { Pace } from '../pace.ts'
import { type FalSandbox, startFalSandbox } from '../server.ts'

/** Nothing takes longer than it must. */
export const instantPace: Partial<Pace> = {
  queueMs: 0,
  trainingMs: 0,
  imageMs: 0,
  videoMs: 0,
  textMs: 0,
  webhookRetryMs: [10, 10, 10],
}

export const key = 'Key test-id:test-secret'

export interface Answer<T = Record<string, unknown>> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

export interface Submitted {
  readonly request_id: string
  readonly status_url: string
  readonly response_url: string
  readonly cancel_url: string
}

export type Result = Answer<{
  readonly detail?: readonly {
    readonly type: string
    readonly loc: readonly unknown[]
    readonly ctx?: unknown
  }[]
  readonly images?: readonly { readonly url: string; readonly width: number; readonly height: number }[]
  readonly [name: string]: unknown
}>

export interface SandboxClient {
  readonly url: string
  readonly control: FalSandbox['control']
  call<T = Record<string, unknown>>(
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>
  submit(
    endpoint: string,
    input: unknown,
    options?: { webhook?: string; headers?: Record<string, string> },
  ): Promise<Answer<Submitted>>
  /** Follows the status stream to its end; returns every event. */
  follow(submitted: Submitted): Promise<readonly Record<string, unknown>[]>
  /** Submits, waits for the end and reads the result. */
  run(
    endpoint: string,
    input: unknown,
    options?: { webhook?: string; headers?: Record<string, string> },
  ): Promise<Result>
  upload(
    name: string,
    contentType: string,
    bytes: Uint8Array,
    headers?: Record<string, string>,
  ): Promise<string>
  close(): Promise<void>
}

/** A sandbox of one test, spoken to over HTTP only; closed with the test. */
export async function openSandbox(
  options: Parameters<typeof startFalSandbox>[0] = {},
): Promise<SandboxClient> {
  const sandbox = await startFalSandbox({ ...options, pace: { ...instantPace, ...options.pace } })
  let closing: Promise<void> | undefined
  const close = () => (closing ??= sandbox.close())
  onTestFinished(close)

  const call: SandboxClient['call'] = async (method, url, body, headers = {}) => {
    const response = await fetch(new URL(url, sandbox.url), {
      method,
      headers: {
        authorization: key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text ? JSON.parse(text) : undefined) as never,
    }
  }

  const client: SandboxClient = {
    url: sandbox.url,
    control: sandbox.control,
    call,
    close,
    submit(endpoint, input, { webhook, headers } = {}) {
      const query = webhook ? `?fal_webhook=${encodeURIComponent(webhook)}` : ''
      return call('POST', `/${endpoint}${query}`, input, headers)
    },
    async follow(submitted) {
      const response = await fetch(`${submitted.status_url}/stream?logs=1`, {
        headers: { authorization: key },
      })
      const text = await response.text()
      return [...text.matchAll(/^data: (.*)$/gm)].map(
        ([, json]) => JSON.parse(json ?? '') as Record<string, unknown>,
      )
    },
    async run(endpoint, input, submitOptions) {
      const { body } = await client.submit(endpoint, input, submitOptions)
      await client.follow(body)
      return call('GET', body.response_url)
    },
    async upload(name, contentType, bytes, headers) {
      const initiated = await call<{ upload_url: string; file_url: string }>(
        'POST',
        '/storage/upload/initiate?storage_type=fal-cdn-v3',
        { content_type: contentType, file_name: name },
        headers,
      )
      await fetch(initiated.body.upload_url, {
        method: 'PUT',
        headers: { 'content-type': contentType },
        body: Buffer.from(bytes),
      })
      return initiated.body.file_url
    },
  }
  return client
}
