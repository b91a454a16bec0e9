import type { Outcome } from '../queued-request.ts'
import { infrastructureErrors, modelErrors } from './error-types.ts'

/** One entry of a 422's `detail`. */
export interface Detail {
  readonly loc: readonly (string | number)[]
  readonly msg: string
  readonly type: string
  readonly url?: string
  readonly ctx?: Readonly<Record<string, unknown>>
  readonly input?: unknown
}

/** Ends a request badly, in FAL's own shape. */
export class ModelFailure extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super(`The model answered ${outcome.statusCode}`)
    this.name = 'ModelFailure'
    this.outcome = outcome
  }
}

/** One of FAL's model errors; `loc` is below "body". */
export function modelFailure(
  type: string,
  at: {
    loc: readonly (string | number)[]
    input?: unknown
    ctx?: Readonly<Record<string, unknown>>
    msg?: string
  },
): ModelFailure {
  const known = modelErrors[type]
  if (!known) throw new Error(`Expected one of FAL's model errors, got "${type}".`)
  const ctx = at.ctx ?? known.ctx
  return detailFailure(known.statusCode, known.retryable ?? false, [
    {
      loc: ['body', ...at.loc],
      msg: at.msg ?? known.message,
      type,
      url: `https://docs.fal.ai/errors/#${type}`,
      ...(ctx && { ctx }),
      ...(at.input !== undefined && { input: at.input }),
    },
  ])
}

/** A refused input: nothing was run, so nothing is billed. */
export function invalidInput(details: readonly Detail[]): ModelFailure {
  return detailFailure(422, false, details)
}

function detailFailure(statusCode: number, retryable: boolean, detail: readonly Detail[]): ModelFailure {
  return new ModelFailure({
    statusCode,
    body: { detail },
    headers: { 'x-fal-retryable': String(retryable) },
    billableUnits: 0,
  })
}

export function infrastructureFailure(type: string): ModelFailure {
  const known = infrastructureErrors[type]
  if (!known) throw new Error(`Expected one of FAL's infrastructure errors, got "${type}".`)
  return new ModelFailure({
    statusCode: known.statusCode,
    body: { detail: known.message, error_type: type },
    headers: { 'x-fal-error-type': type, 'x-fal-needs-retry': known.statusCode >= 500 ? '1' : '0' },
    error: known.message,
    errorType: type,
    billableUnits: 0,
  })
}

/** Either kind by its name, as a fault on request asks for it. */
export function failureOfType(type: string, input: unknown): ModelFailure {
  return type in infrastructureErrors ? infrastructureFailure(type) : modelFailure(type, { loc: [], input })
}

export function isErrorType(type: string): boolean {
  return type in modelErrors || type in infrastructureErrors
}
