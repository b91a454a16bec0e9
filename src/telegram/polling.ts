import { GrammyError, type Api } from 'grammy'
import type { Update } from 'grammy/types'

/** What the conversation listens to; Telegram keeps back whatever is not named. */
export const allowedUpdates = [
  'message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'pre_checkout_query',
] as const satisfies readonly (keyof Update)[]

type UpdatesApi = Pick<Api, 'getUpdates' | 'deleteWebhook'>
/** The client types its signal after an older package; the standard one is what it really takes. */
type PollSignal = Parameters<UpdatesApi['getUpdates']>[1]

const pollSeconds = 25
/** How long unfinished updates may hold up the next question: Telegram would only repeat them. */
const patienceMs = 1000
const retryDelayMs = 2000

/**
 * Asks Telegram for updates until stopped. An update is confirmed only when it has been handled, so that one under way
 * when the process dies comes again; what comes again while it is still being handled is not handled twice.
 */
export function startPolling(needs: {
  readonly api: UpdatesApi
  readonly handleUpdate: (update: Update) => Promise<void>
  readonly onAnswer: () => void
  readonly onError: (error: unknown) => void
  /** Told once, when Telegram no longer accepts the token. */
  readonly onRefused: (error: GrammyError) => void
}): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const unfinished = new Map<number, Promise<void>>()
  let next = 0
  let isAlone = false

  const take = (update: Update): void => {
    if (update.update_id < next || unfinished.has(update.update_id)) return
    next = update.update_id + 1
    const handled = needs.handleUpdate(update).finally(() => unfinished.delete(update.update_id))
    unfinished.set(update.update_id, handled)
  }

  const poll = async (): Promise<void> => {
    await Promise.race([Promise.allSettled(unfinished.values()), pause(patienceMs, stopping.signal)])
    // The lowest one unfinished: everything before it is confirmed.
    const offset = Math.min(next, ...unfinished.keys())
    const timeout = unfinished.size > 0 ? 0 : pollSeconds
    // While a webhook is set, Telegram answers nobody who asks.
    if (!isAlone) await needs.api.deleteWebhook({}, stopping.signal as PollSignal)
    isAlone = true
    const updates = await needs.api.getUpdates(
      { offset, limit: 100, timeout, allowed_updates: allowedUpdates },
      stopping.signal as PollSignal,
    )
    needs.onAnswer()
    updates.forEach(take)
  }

  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await poll()
      } catch (error) {
        if (stopping.signal.aborted) break
        if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
          return needs.onRefused(error)
        isAlone = false
        needs.onError(error)
        await pause(retryDelayMs, stopping.signal)
      }
    }
    await Promise.allSettled(unfinished.values())
    if (next > 0) await confirm(needs.api, next).catch(needs.onError)
  }

  const finished = loop()
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}

/** Tells Telegram on the way out what has been handled, so that it does not come again. */
async function confirm(api: UpdatesApi, offset: number): Promise<void> {
  await api.getUpdates(
    { offset, limit: 1, timeout: 0, allowed_updates: allowedUpdates },
    AbortSignal.timeout(2000) as PollSignal,
  )
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
