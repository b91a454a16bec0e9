import type { InputMedia, Message } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { resolveMedia } from '../media/resolve-media.ts'
import type { Content } from '../posting.ts'
import { applyEdit, findToEdit, hasMedia, pickContent } from '../rules/editing.ts'
import { readKeyboard } from '../rules/keyboards.ts'
import { isPrivate } from '../rules/sending.ts'
import { messageCaption, messageText } from '../text/message-text.ts'

const keyboardOf = (markup: object | undefined, message: Message) =>
  readKeyboard(markup, {
    isPrivate: isPrivate(message.chat),
    isInvoice: message.invoice !== undefined,
  })

async function readMedia(media: InputMedia<string>, call: Call): Promise<Content> {
  const caption = messageCaption(media, 'edit')
  const spoiler = 'has_spoiler' in media && media.has_spoiler ? { has_media_spoiler: true as const } : {}
  const details = media as object
  switch (media.type) {
    case 'photo':
      return { photo: await resolveMedia('photo', media.media, call), ...caption, ...spoiler }
    case 'video':
      return { video: await resolveMedia('video', media.media, call, details), ...caption, ...spoiler }
    case 'document':
      return { document: await resolveMedia('document', media.media, call), ...caption }
    case 'audio':
      return { audio: await resolveMedia('audio', media.media, call, details), ...caption }
    case 'animation': {
      const animation = await resolveMedia('animation', media.media, call, details)
      const { width: _width, height: _height, duration: _duration, ...document } = animation
      return { animation, document, ...caption, ...spoiler }
    }
    case 'live_photo':
      throw badRequest(`the sandbox does not edit media of type ${media.type}`)
  }
}

export const editingMethods: Methods = {
  editMessageText: (params, call) => {
    if (params.text === undefined) throw badRequest('message text is empty')
    const text = messageText({ ...params, text: params.text }, 'edit')
    const record = findToEdit(params, call)
    if (record.message.text === undefined) throw badRequest('there is no text in the message to edit')
    const preview = params.link_preview_options
    const content = { ...text, ...(preview && { link_preview_options: preview }) }
    const keyboard = keyboardOf(params.reply_markup, record.message)
    return applyEdit(record, { content, keyboard, target: params }, call) as never
  },
  editMessageCaption: (params, call) => {
    const caption = messageCaption(params, 'edit')
    const record = findToEdit(params, call)
    if (!hasMedia(record.message)) throw badRequest('there is no caption in the message to edit')
    const {
      caption: _caption,
      caption_entities: _entities,
      show_caption_above_media: _above,
      ...media
    } = pickContent(record.message)
    const keyboard = keyboardOf(params.reply_markup, record.message)
    return applyEdit(record, { content: { ...media, ...caption }, keyboard, target: params }, call) as never
  },
  editMessageMedia: async (params, call) => {
    const before = findToEdit(params, call)
    const keyboard = keyboardOf(params.reply_markup, before.message)
    if (params.inline_message_id !== undefined && params.media.media.startsWith('attach://'))
      throw badRequest('wrong file identifier/HTTP URL specified')
    const content = await readMedia(params.media, call)
    // Asked again, because the message may have gone while the file was being read.
    return applyEdit(findToEdit(params, call), { content, keyboard, target: params }, call) as never
  },
  editMessageReplyMarkup: (params, call) => {
    const record = findToEdit(params, call)
    const keyboard = keyboardOf(params.reply_markup, record.message)
    const content = pickContent(record.message)
    return applyEdit(record, { content, keyboard, target: params }, call) as never
  },
}
