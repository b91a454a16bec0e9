import type { Message } from '@grammyjs/types'

import type { ChatState, InlineAnswer, Paid, Pressed } from '../protocol.ts'

export interface ApiAnswer {
  readonly status: number
  readonly ok: boolean
  // Tests look at whatever the method answers.
  readonly result: never
  readonly description: string
  readonly headers: Headers
}

/** Calls Bot API methods as plain requests, so that a refusal can be read as it stands on the wire. */
export function createApi(url: string, token: string) {
  const send = async (method: string, init: RequestInit): Promise<ApiAnswer> => {
    const response = await fetch(`${url}/bot${token}/${method}`, { method: 'POST', ...init })
    const body = (await response.json()) as { ok: boolean; result: never; description: string }
    return { status: response.status, headers: response.headers, ...body }
  }
  return {
    call: (method: string, params: object = {}) =>
      send(method, {
        body: JSON.stringify(params),
        headers: { 'content-type': 'application/json' },
      }),
    form: (method: string, params: Readonly<Record<string, string | Blob>>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(params)) form.set(name, value)
      return send(method, { body: form })
    },
  }
}

/** One person at their chat page, without the page. */
export function createPerson(url: string, id: number) {
  const read = async (response: Response): Promise<never> => {
    const body: unknown = await response.json()
    if (!response.ok) throw new Error((body as { error: string }).error)
    return body as never
  }
  const post = async (path: string, body: object): Promise<never> =>
    read(
      await fetch(`${url}/client/${path}`, {
        method: 'POST',
        body: JSON.stringify({ person: id, ...body }),
        headers: { 'content-type': 'application/json' },
      }),
    )
  return {
    id,
    post,
    say: async (text: string, replyTo?: number): Promise<Message> => {
      const { message } = (await post('messages', { text, ...(replyTo && { replyTo }) })) as {
        message: Message
      }
      return message
    },
    state: async (): Promise<ChatState> => read(await fetch(`${url}/client/state?person=${id}`)),
    messages: async (): Promise<readonly Message[]> => {
      const state = (await read(await fetch(`${url}/client/state?person=${id}`))) as ChatState
      return state.messages
    },
    press: (messageId: number, at: { row?: number; column?: number; data?: string } = {}): Promise<Pressed> =>
      post('press', { messageId, row: 0, column: 0, ...at }),
    upload: async (
      files: readonly File[],
      fields: Readonly<Record<string, string>> = {},
    ): Promise<Message[]> => {
      const form = new FormData()
      form.set('person', String(id))
      for (const [name, value] of Object.entries(fields)) form.set(name, value)
      for (const file of files) form.append('file', file)
      const response = await fetch(`${url}/client/uploads`, { method: 'POST', body: form })
      const { messages } = (await read(response)) as { messages: Message[] }
      return messages
    },
    pay: (slug: string): Promise<Paid> => post('invoices/pay', { slug }),
    inline: (query: string): Promise<InlineAnswer> => post('inline', { query, offset: '' }),
    block: (blocked: boolean) => post('block', { blocked }),
  }
}
