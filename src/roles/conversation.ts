import type { Program } from '../compose.ts'
import { createBot } from '../telegram/bot.ts'
import { Failure } from '../domain/shared/failure.ts'
import { asRefusedToken } from '../telegram/telegram-api.ts'
import { countInBudget } from '../telegram/within-budget.ts'
import { createReadiness } from './readiness.ts'

/** The conversation, for whoever receives updates: the poller or the webhook. */
export function createConversation(program: Program) {
  const { app, config, limits, readImage, report, metrics } = program
  const isShared = config.telegram.updates.kind === 'webhook' && config.roles.includes('http')
  const { bot, handleUpdate, stop } = createBot({
    ...config.telegram,
    app,
    defaultLanguage: config.language,
    messageLimit: limits.messageLimit,
    turns: isShared ? program.store.turns : undefined,
    readImage,
    onUnreadable: ({ update_id: update }) =>
      program.log.warn({ update }, 'An update has no shape that Telegram documents; it was left out'),
    onError: (error, update) => report('conversation')(error, { update: update?.update_id }),
  })
  bot.api.config.use(countInBudget(limits.sendingBudget))
  const known = createReadiness({
    attempt: async () => {
      try {
        // Not `bot.init`: it repeats by itself, silently, and after a long outage only once an hour.
        bot.botInfo = await bot.api.getMe()
      } catch (error) {
        throw asRefusedToken(error)
      }
    },
    isFinal: (error) => error instanceof Failure && error.code === 'TELEGRAM_TOKEN_REFUSED',
    onFailure: (error) => program.log.warn({ err: error }, 'Telegram does not answer yet; trying again'),
  })
  // In a process that only waits for webhooks, too.
  known.done.catch(program.fail)
  return {
    bot,
    known,
    stop,
    handleUpdate: async (update: Parameters<typeof handleUpdate>[0]): Promise<void> => {
      const end = metrics.updateSeconds.startTimer()
      await handleUpdate(update)
      end()
      metrics.updates.inc()
    },
  }
}

export type RunningConversation = ReturnType<typeof createConversation>
