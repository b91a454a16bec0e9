import { pino, stdTimeFunctions, type Logger as PinoLogger } from 'pino'
import { describeError } from './log/describe-error.ts'
import { createMask } from './log/mask-secrets.ts'
import { readableLine } from './log/readable-line.ts'

export type Logger = PinoLogger
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export interface LoggerOptions {
  readonly level: LogLevel
  /** Short lines for a person; by default where a person reads them, on a terminal. */
  readonly pretty?: boolean
  /** Values that must not appear anywhere, beside all that merely looks like a secret. */
  readonly secrets?: readonly string[]
  readonly write?: (line: string) => void
}

/**
 * Structured lines; `logger.child({ update: id })` gives each update, request and job its own id. The finished
 * line is masked as a whole, so a secret is hidden however deep it stands and whoever logged it.
 */
export function createLogger({
  level,
  pretty = process.stdout.isTTY,
  secrets = [],
  write,
}: LoggerOptions): Logger {
  const out = write ?? ((line: string) => void process.stdout.write(line))
  const colour = write === undefined && process.stdout.isTTY && process.stdout.hasColors()
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError },
    hooks: { streamWrite: createMask(secrets) },
  }
  if (pretty) return pino(options, { write: (line) => out(readableLine(line, { colour })) })
  return write ? pino(options, { write }) : pino(options)
}
