import type { Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { openChat } from '../rules/chat-access.ts'
import { isPrivate } from '../rules/sending.ts'
import { formatText, lengthInCodePoints } from '../text/formatted-text.ts'

const actions: readonly string[] = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
]

export const draftMethods: Methods = {
  sendChatAction: ({ chat_id: chatId, action }, call) => {
    if (!actions.includes(action)) throw badRequest('wrong parameter action in request')
    const { chat } = openChat(chatId, call)
    if (isPrivate(chat)) call.world.events.publish(call.bot.id, chat.id, { kind: 'action', action })
    return true
  },
  sendMessageDraft: (params, call) => {
    const { world, bot } = call
    if (params.draft_id === 0) throw badRequest('DRAFT_ID_INVALID')
    const { chat } = openChat(params.chat_id, call)
    if (!isPrivate(chat)) throw badRequest('drafts can be sent only to private chats')
    const { text, entities } = formatText({
      text: params.text ?? '',
      parseMode: params.parse_mode,
      entities: params.entities,
    })
    if (lengthInCodePoints(text) > 4096) throw badRequest('message is too long')
    world.drafts.put({
      botId: bot.id,
      personId: chat.id,
      draft: {
        draftId: params.draft_id,
        text,
        canStop: params.can_stop === true,
        ...(params.keep_on_stop && { keepOnStop: true }),
        ...(entities && { entities }),
      },
      lifetimeMs: world.settings.draftMs,
    })
    return true
  },
}
