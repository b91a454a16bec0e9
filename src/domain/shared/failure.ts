/** Faults: what should not happen and is not the person's doing. Expected answers are values, not failures. */
export type FailureCode =
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_KEY_REFUSED'
  | 'TELEGRAM_UNAVAILABLE'
  | 'TELEGRAM_TOKEN_REFUSED'
  | 'DATABASE_UNAVAILABLE'
  | 'DATA_DIR_IN_USE'
  | 'MIGRATION_REFUSED'
  | 'OBJECT_NOT_FOUND'
  | 'STORAGE_UNAVAILABLE'
  | 'UNEXPECTED'

export class Failure extends Error {
  readonly code: FailureCode
  /** False for what an operator can do nothing about. */
  readonly isReportable: boolean

  constructor(code: FailureCode, message: string, options: { cause?: unknown; isReportable?: boolean } = {}) {
    super(message, { cause: options.cause })
    this.name = 'Failure'
    this.code = code
    this.isReportable = options.isReportable ?? true
  }
}
