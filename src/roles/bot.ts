import { runAlone, type LonelyTask } from '../adapters/postgres/run-alone.ts'
import type { Program } from '../compose.ts'
import { introduce } from '../telegram/introduce.ts'
import { allowedUpdates, startPolling } from '../telegram/polling.ts'
import { asRefusedToken } from '../telegram/telegram-api.ts'
import type { RunningConversation } from './conversation.ts'
import { createReadiness, type Readiness } from './readiness.ts'
import type { Running } from './running.ts'

/** Two processes that poll take updates from each other, and some are handled twice. */
const pollingLock = 4702111235

/** Asks Telegram for updates, or tells it where to bring them; and tells it what the bot can do. */
export async function runBot(program: Program, talk: RunningConversation): Promise<Running> {
  const { config, log, report } = program
  const { updates } = config.telegram
  let polling: LonelyTask | undefined
  let registration: Readiness | undefined
  let isStopped = false

  const begin = async () => {
    await talk.known.done
    if (isStopped) return
    log.info({ bot: talk.bot.botInfo.username }, `Talking as @${talk.bot.botInfo.username}`)
    if (updates.kind === 'polling') polling = poll(program, talk)
    else {
      registration = register(program, talk, updates)
      await registration.done
    }
    if (!isStopped) await introduce(talk.bot.api).catch(report('introduction'))
  }
  begin().catch(program.fail)

  return {
    async stop() {
      isStopped = true
      talk.known.stop()
      registration?.stop()
      await polling?.stop()
    },
  }
}

function poll({ store, log, fail, metrics, report }: Program, talk: RunningConversation): LonelyTask {
  return runAlone(store.database, {
    lock: pollingLock,
    start: () =>
      startPolling({
        api: talk.bot.api,
        handleUpdate: talk.handleUpdate,
        onAnswer: () => metrics.pollingUp.set(1),
        onError: (error) => {
          metrics.pollingUp.set(0)
          log.warn({ err: error }, 'Telegram could not be asked for updates; trying again')
        },
        onRefused: (error) => fail(asRefusedToken(error)),
      }),
    onError: report('polling lock'),
  })
}

/** Without it no update ever comes, so it is repeated until Telegram has taken it. */
function register(
  { log, metrics }: Program,
  { bot }: RunningConversation,
  { url, secret }: { readonly url: string; readonly secret: string },
): Readiness {
  return createReadiness({
    async attempt() {
      await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates })
      metrics.pollingUp.set(1)
    },
    isFinal: () => false,
    onFailure: (error) => log.warn({ err: error }, 'Telegram did not take the webhook; trying again'),
  })
}
