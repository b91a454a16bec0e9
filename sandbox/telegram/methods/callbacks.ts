import type { Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import type { Pressed } from '../protocol.ts'
import { lengthInCodePoints } from '../text/formatted-text.ts'

export const callbackMethods: Methods = {
  answerCallbackQuery: (params, { world, bot }) => {
    const { text, show_alert: alert = false, url } = params
    if (text !== undefined && lengthInCodePoints(text) > 200) throw badRequest('MESSAGE_TOO_LONG')
    const answer: Pressed['answer'] = { alert, ...(text && { text }), ...(url && { url }) }
    world.queries.answer({
      id: params.callback_query_id,
      botId: bot.id,
      kind: 'callback',
      lifetimeMs: world.settings.callbackMs,
      answer,
    })
    return true
  },
}
