import type { Message } from '@grammyjs/types'
import type {
  ChatState,
  DeleteMessages,
  InlineAnswer,
  InlineAsk,
  Invoice,
  OpenWebApp,
  Paid,
  PayInvoice,
  Person,
  Press,
  Pressed,
  SendSamples,
  SendText,
  SetBlocked,
  StopDraft,
  Uploaded,
} from '../../protocol.ts'

export type UploadKind = 'photo' | 'document' | 'video' | 'voice'

export interface Upload {
  readonly person: number
  readonly as: UploadKind
  readonly caption?: string
  readonly durationSeconds?: number
  readonly files: readonly File[]
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** A failure that the server offers to switch on; the route exists only where somebody registered some. */
export interface Fault {
  readonly id: string
  readonly label: { readonly ru: string; readonly en: string }
  readonly active: boolean
}

/** The server refused; `message` is its own sentence. Status 0: it could not be reached. */
export class ApiError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
  }
}

const refusal = (status: number, body: unknown): ApiError => {
  const { error, description } = (body ?? {}) as { error?: unknown; description?: unknown }
  return new ApiError(
    status,
    [error, description].find((each) => typeof each === 'string') ?? `HTTP ${status}`,
  )
}

async function call<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(`/client/${path}`, init).catch((cause: unknown) => {
    throw new ApiError(0, String(cause))
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusal(response.status, body)
  return body as T
}

const post = <T>(path: string, body: unknown): Promise<T> =>
  call<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** By XMLHttpRequest: fetch cannot say how much of an upload has left. */
function upload({
  person,
  as,
  caption,
  durationSeconds,
  files,
  onProgress,
  signal,
}: Upload): Promise<Uploaded> {
  const form = new FormData()
  form.append('person', String(person))
  form.append('as', as)
  if (caption) form.append('caption', caption)
  if (durationSeconds !== undefined) form.append('duration', String(durationSeconds))
  for (const file of files) form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/client/uploads')
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      onProgress?.(total ? loaded / total : 0),
    )
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request.response as Uploaded)
      else reject(refusal(request.status, request.response))
    })
    request.addEventListener('error', () => reject(new ApiError(0, 'Connection lost')))
    request.addEventListener('abort', () => reject(new DOMException('Upload stopped', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

export const api = {
  state: (person: number) => call<ChatState>(`state?person=${person}`),
  events: (person: number) => new EventSource(`/client/events?person=${person}`),
  sendText: (body: SendText) => post<{ message: Message }>('messages', body),
  upload,
  sendSamples: (body: SendSamples) => post<Uploaded>('samples', body),
  press: (body: Press) => post<Pressed>('press', body),
  invoice: (person: number, slug: string) =>
    call<{ invoice: Invoice }>(`invoices/${encodeURIComponent(slug)}?person=${person}`),
  pay: (body: PayInvoice) => post<Paid>('invoices/pay', body),
  inline: (body: InlineAsk) => post<InlineAnswer>('inline', body),
  chooseInline: (body: { person: number; resultId: string; query: string }) =>
    post<{ message: Message }>('inline/choose', body),
  sharePrepared: (person: number, id: string) => post<{ message: Message }>('prepared', { person, id }),
  webApp: (body: OpenWebApp) => post<{ url: string }>('web-app', body),
  setBlocked: (body: SetBlocked) => post<{ person: Person }>('block', body),
  stopDraft: (body: StopDraft) => post<object>('drafts/stop', body),
  deleteMessages: (body: DeleteMessages) => post<object>('messages/delete', body),
  reset: (person: number) => post<object>('reset', { person }),
  faults: () => call<readonly Fault[]>('faults'),
  setFault: (id: string, active: boolean) => post<unknown>('faults', { id, active }),
}

export const fileUrl = (fileId: string): string => `/client/files/${encodeURIComponent(fileId)}`
