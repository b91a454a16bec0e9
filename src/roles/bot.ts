import type { Program } from '../compose.ts'
import { asRefusedToken } from '../telegram/telegram-api.ts'
import { introduce } from '../telegram/introduce.ts'
import { startPolling } from '../telegram/polling.ts'
import type { RunningConversation } from './conversation.ts'
import type { Running } from './running.ts'

/** Asks Telegram for updates, or tells it where to bring them; and tells it what the bot can do. */
export async function runBot(program: Program, talk: RunningConversation): Promise<Running> {
  const { config, log, report, metrics } = program
  const { updates } = config.telegram
  let polling: { stop(): Promise<void> } | undefined
  let isStopped = false

  const begin = async () => {
    await talk.known.done
    if (isStopped) return
    metrics.pollingUp.set(1)
    log.info({ bot: talk.bot.botInfo.username }, `Talking as @${talk.bot.botInfo.username}`)
    if (updates.kind === 'polling') {
      await talk.bot.api.deleteWebhook()
      polling = startPolling({
        api: talk.bot.api,
        handleUpdate: talk.handleUpdate,
        onError: (error) => {
          metrics.pollingUp.set(0)
          log.warn({ err: error }, 'Telegram could not be asked for updates; trying again')
        },
        onRefused: (error) => program.fail(asRefusedToken(error)),
      })
    }
    await introduce(talk.bot.api, updates).catch(report('introduction'))
  }
  const begun = begin().catch((error: unknown) => program.fail(error))

  return {
    async stop() {
      isStopped = true
      talk.known.stop()
      await polling?.stop()
      await Promise.race([begun, Promise.resolve()])
    },
  }
}
