import type { InlineQueryResult, Message } from '@grammyjs/types'

import type { Call } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { resolveMedia } from '../media/resolve-media.ts'
import { post, type Content } from '../posting.ts'
import { readKeyboard } from '../rules/keyboards.ts'
import type { Bot } from '../store/bots.ts'
import type { World } from '../world.ts'
import { messageCaption, messageText, type CaptionSource } from '../text/message-text.ts'

type Fields = Readonly<Record<string, string | undefined>>

async function mediaOf(result: InlineQueryResult, call: Call): Promise<Content> {
  const fields = result as unknown as Fields
  const pick = (...names: string[]) =>
    names.map((name) => fields[name]).find((value) => value !== undefined) ?? ''
  switch (result.type) {
    case 'photo':
      return { photo: await resolveMedia('photo', pick('photo_file_id', 'photo_url'), call) }
    case 'document':
      return { document: await resolveMedia('document', pick('document_file_id', 'document_url'), call) }
    case 'video':
      return { video: await resolveMedia('video', pick('video_file_id', 'video_url'), call) }
    case 'gif':
      return { animation: await resolveMedia('animation', pick('gif_file_id', 'gif_url'), call) }
    case 'mpeg4_gif':
      return { animation: await resolveMedia('animation', pick('mpeg4_file_id', 'mpeg4_url'), call) }
    case 'voice':
      return { voice: await resolveMedia('voice', pick('voice_file_id', 'voice_url'), call) }
    case 'article':
    case 'audio':
    case 'contact':
    case 'game':
    case 'location':
    case 'sticker':
    case 'venue':
      throw badRequest(`the sandbox does not send inline results of type ${result.type}`)
  }
}

async function contentOf(result: InlineQueryResult, call: Call): Promise<Content> {
  const input = 'input_message_content' in result ? result.input_message_content : undefined
  if (!input) return { ...(await mediaOf(result, call)), ...messageCaption(result as CaptionSource, 'send') }
  if (!('message_text' in input)) throw badRequest('the sandbox sends only texts as input_message_content')
  const { message_text: text, ...format } = input
  return messageText({ ...format, text }, 'send')
}

/** The person's own message, sent "via" the bot; with a keyboard the bot may edit it later. */
export async function postInlineResult(
  world: World,
  chosen: { bot: Bot; personId: number; result: InlineQueryResult },
): Promise<{ message: Message; inlineId?: string }> {
  const { bot, personId, result } = chosen
  const person = world.people.find(personId)
  if (!person) throw badRequest('invalid user_id specified')
  const call: Call = { world, bot, uploads: new Map(), signal: new AbortController().signal }
  const content = await contentOf(result, call)
  const keyboard = readKeyboard(result.reply_markup, { isPrivate: false })
  const inlineId = keyboard ? `AgAAA${String(world.db.next('inline-message')).padStart(12, '0')}` : undefined
  const record = world.chats.private(bot.id, person.user)
  const message = post(world, {
    botId: bot.id,
    chat: record.chat,
    from: person.user,
    content: { ...content, via_bot: bot.user },
    keyboard,
    inlineId,
  })
  return { message, ...(inlineId && { inlineId }) }
}
