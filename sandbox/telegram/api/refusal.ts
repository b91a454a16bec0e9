import type { ResponseParameters } from '@grammyjs/types'

const prefixes: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  409: 'Conflict',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
}

/** An answer with ok:false. `description` is the whole text as the wire carries it. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: number
  readonly parameters: ResponseParameters | undefined

  constructor(answer: { code: number; description: string; parameters?: ResponseParameters }) {
    super(answer.description)
    this.code = answer.code
    this.parameters = answer.parameters
  }
}

const refuse = (code: number, reason: string): Refusal =>
  new Refusal({ code, description: `${prefixes[code] ?? 'Error'}: ${reason}` })

export const badRequest = (reason: string): Refusal => refuse(400, reason)
export const forbidden = (reason: string): Refusal => refuse(403, reason)
export const conflict = (reason: string): Refusal => refuse(409, reason)

export const tooManyRequests = (retryAfter: number): Refusal =>
  new Refusal({
    code: 429,
    description: `Too Many Requests: retry after ${retryAfter}`,
    parameters: { retry_after: retryAfter },
  })
