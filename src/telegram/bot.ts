import { Bot, type Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { App } from '../domain/app.ts'
import type { MessageLimit } from '../domain/people/message-limit.ts'
import type { Person } from '../domain/people/person.ts'
import type { UpdateTurns } from '../domain/people/update-turns.ts'
import { languageOf, type Language } from '../domain/shared/languages.ts'
import { installCommands } from './commands.ts'
import type { BotContext, Conversation } from './context.ts'
import { inOrder } from './in-order.ts'
import { inSharedOrder } from './in-shared-order.ts'
import { installInlineSearch } from './inline-search.ts'
import { isRefusal } from './kit/show.ts'
import { converse } from './middleware/converse.ts'
import { limitMessages } from './middleware/limit-messages.ts'
import { privateOnly } from './middleware/private-only.ts'
import { mountScreens } from './screen-kit.ts'
import { screens } from './screens/screens.ts'
import { isReadable } from './is-readable.ts'
import { clientOptions } from './request-telegram.ts'
import { isUnreachable } from './telegram-api.ts'
import { textsIn } from './texts/texts.ts'
import { installUnexpected } from './unexpected.ts'

export interface BotNeeds {
  readonly token: string
  readonly apiRoot: string
  readonly app: App
  readonly defaultLanguage: Language
  readonly messageLimit: MessageLimit
  /** Where several processes take updates at once. */
  readonly turns?: UpdateTurns | undefined
  readonly readImage: Conversation['readImage']
  readonly onError: (error: unknown, update?: Update) => void
  /** Told of what has no shape that Telegram documents; nothing else is done with it. */
  readonly onUnreadable?: (update: Update) => void
}

export interface TelegramBot {
  readonly bot: Bot<BotContext>
  /** Handles one update completely; never throws for what a handler did. Updates of one person wait for each other. */
  handleUpdate(update: Update): Promise<void>
  /** Once no update comes any more. */
  stop(): Promise<void>
}

/** The conversation: middleware in order, commands, screens, and what to do with everything else. */
export function createBot(needs: BotNeeds): TelegramBot {
  const bot = new Bot<BotContext>(needs.token, { client: clientOptions(needs.apiRoot) })

  bot.use(privateOnly(needs.defaultLanguage))
  bot.on('my_chat_member', async (ctx) => {
    const isGone = ['kicked', 'left'].includes(ctx.myChatMember.new_chat_member.status)
    const person = await needs.app.people.find(ctx.from.id)
    if (!person) return
    if (isGone) await needs.app.people.update(person.id, { unreachableSince: new Date() })
    else await needs.app.people.welcomeBack(person.id)
  })
  const found = new WeakMap<Update, Person>()
  bot.use(converse({ ...needs, found }))

  const conversation = bot.errorBoundary(async (failed) => {
    // Whoever blocks the bot behind a press has left, and cannot be told anything.
    if (isUnreachable(failed.error)) return
    needs.onError(failed.error, failed.ctx.update)
    await apologise(failed.ctx)
  })
  conversation.on('message', limitMessages(needs.messageLimit))
  mountScreens(conversation, screens)
  installCommands(conversation)
  installInlineSearch(conversation)
  installUnexpected(conversation)

  const handle = async (update: Update, person?: Person) => {
    if (person) found.set(update, person)
    await bot.handleUpdate(update)
  }
  const { turns, onError } = needs
  const order = turns
    ? inSharedOrder({ turns, keyOf: personOf, handle, onError })
    : { handle: inOrder(personOf, handle), stop: async () => undefined }

  return {
    bot,
    async handleUpdate(update) {
      if (!isReadable(update)) return needs.onUnreadable?.(update)
      try {
        await order.handle(update)
      } catch (error) {
        onError(error, update)
        await tellOfOutage(bot.api, update, needs.defaultLanguage).catch(() => undefined)
      }
    },
    stop: order.stop,
  }
}

/** A payment that waits for our word is nobody's turn: Telegram gives ten seconds for the answer. */
const personOf = (update: Update): number | undefined =>
  update.message?.from?.id ?? update.callback_query?.from.id ?? update.my_chat_member?.from.id

/** Before anything is known of the person, as without a database: in the language that Telegram names. */
async function tellOfOutage(api: Api, update: Update, fallback: Language): Promise<void> {
  const { message, callback_query: pressed } = update
  const from = pressed?.from ?? message?.from
  if (!from || (message && message.chat.type !== 'private')) return
  const language = languageOf({ language: null, telegramLanguage: from.language_code ?? null }, fallback)
  const { wentWrong } = textsIn(language).common
  if (pressed) await api.answerCallbackQuery(pressed.id, { text: wentWrong, show_alert: true })
  else await api.sendMessage(from.id, wentWrong)
}

async function apologise(ctx: BotContext): Promise<void> {
  try {
    await ctx.alert(ctx.texts.common.wentWrong)
    if (!ctx.callbackQuery) await ctx.reply(ctx.texts.common.wentWrong)
  } catch (error) {
    // Whoever has blocked the bot cannot be told anything.
    if (!isRefusal(error, /blocked|deactivated|chat not found/i)) throw error
  }
}
