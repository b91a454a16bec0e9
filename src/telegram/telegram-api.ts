import { autoRetry } from '@grammyjs/auto-retry'
import { Api, GrammyError, HttpError } from 'grammy'
import type { SendingBudget } from '../domain/notices/sending-budget.ts'
import { Failure } from '../domain/shared/failure.ts'
import { clientOptions } from './request-telegram.ts'
import { waitInBudget } from './within-budget.ts'

/** A connection of the sender's own: it waits for its turn, and out a 429, which a pressed button must not wait for. */
export function createTelegramApi(options: {
  readonly token: string
  readonly apiRoot: string
  readonly budget: SendingBudget
  readonly timeoutSeconds?: number
}): Api {
  const api = new Api(options.token, clientOptions(options.apiRoot, options.timeoutSeconds))
  api.config.use(waitInBudget(options.budget))
  // Lost connections are the caller's to repeat: the plugin would do so without end, up to an hour apart.
  api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: 60,
      rethrowInternalServerErrors: true,
      rethrowHttpErrors: true,
    }),
  )
  return api
}

/** Whether the person can no longer be written to: blocked, deactivated, never met. */
export const isUnreachable = (error: unknown): error is GrammyError =>
  error instanceof GrammyError &&
  (error.error_code === 403 || /chat not found|user is deactivated/i.test(error.description))

/** Whether waiting mends it. */
export const isPassing = (error: unknown): error is HttpError | GrammyError =>
  error instanceof HttpError ||
  (error instanceof GrammyError && (error.error_code === 429 || error.error_code >= 500))

/** Turns what will pass by itself into a fault that says so; everything else stays what it is. */
export function asTelegramFault(error: unknown): unknown {
  if (!isPassing(error)) return error
  return new Failure('TELEGRAM_UNAVAILABLE', `Telegram did not take the message: ${error.message}`, {
    cause: error,
  })
}

/** Says which setting is wrong when Telegram knows no such bot; everything else stays what it is. */
export function asRefusedToken(error: unknown): unknown {
  const isRefused = error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)
  if (!isRefused) return error
  return new Failure(
    'TELEGRAM_TOKEN_REFUSED',
    `Telegram refuses the token (${error.error_code} ${error.description}): ` +
      'copy TELEGRAM_BOT_TOKEN again from BotFather, or look whether the bot still exists.',
    { cause: error },
  )
}
