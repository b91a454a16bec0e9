import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ProviderStorage } from '../../domain/work/provider.ts'
import { uploadFolderPrefix } from './abandoned-uploads.ts'
import { downloadFromFal } from './fal-download.ts'
import { createHostCheck } from './fal-hosts.ts'
import { complaintText } from './fal-failure.ts'
import { createCallFal, isSuccess, readFal, unavailable, type Fetch } from './fal-http.ts'
import { uploadToFal } from './fal-upload.ts'

export interface FalStorageTimeouts {
  readonly requestMs?: number
  /** One PUT, whole. */
  readonly transferMs?: number
  /** A download may stall this long. */
  readonly idleMs?: number
  /** Before a PUT is tried again. */
  readonly retryMs?: number
}

/** FAL's storage for what its models read, and the reader of what they made. */
export function createFalStorage(options: {
  key: string
  restUrl: string
  queueUrl: string
  apiUrl: string
  fetch?: Fetch
  timeouts?: FalStorageTimeouts
}): ProviderStorage {
  const { key, restUrl, queueUrl, apiUrl, fetch: send = fetch } = options
  const { requestMs = 30_000, transferMs = 600_000, idleMs = 60_000, retryMs = 500 } = options.timeouts ?? {}
  const isTrusted = createHostCheck([restUrl, queueUrl, apiUrl])
  const callFal = createCallFal({ key, fetch: send, timeoutMs: requestMs })
  const tools = { callFal, fetch: send, restUrl, isTrusted, transferMs, retryMs }

  return {
    async upload({ name, contentType, body, lifetimeMs }) {
      // FAL wants the length before the first byte: the disk holds what memory should not.
      const folder = await mkdtemp(path.join(tmpdir(), uploadFolderPrefix))
      try {
        const file = path.join(folder, 'content')
        await pipeline(body, createWriteStream(file, { mode: 0o600 }))
        const lifetimeSeconds = Math.ceil(lifetimeMs / 1000)
        const expiresAt = new Date(Date.now() + lifetimeSeconds * 1000)
        const { size } = await stat(file)
        const url = await uploadToFal(tools, { name, contentType, path: file, bytes: size, lifetimeSeconds })
        return { url, expiresAt }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },

    async forget(requestId) {
      const place = `/v1/models/requests/${encodeURIComponent(requestId)}/payloads`
      const call = { method: 'DELETE', url: `${apiUrl.replace(/\/$/, '')}${place}` } as const
      const answer = await readFal(callFal, call)
      if (!isSuccess(answer) && answer.status !== 404)
        throw unavailable(call, `${answer.status} ${complaintText(answer.body)}`)
    },

    download: (url, maxBytes) => downloadFromFal({ fetch: send, isTrusted, idleMs }, url, maxBytes),
  }
}
