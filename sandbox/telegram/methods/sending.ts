import type { Message } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { attached, resolveMedia } from '../media/resolve-media.ts'
import { openChat } from '../rules/chat-access.ts'
import { send, type SendParams } from '../rules/sending.ts'
import { messageCaption, messageText, type CaptionSource } from '../text/message-text.ts'

interface MediaParams extends SendParams, CaptionSource {
  readonly width?: number
  readonly height?: number
  readonly duration?: number
  readonly thumbnail?: string
  readonly title?: string
  readonly performer?: string
  readonly has_spoiler?: boolean
}

const detailsOf = (params: MediaParams, call: Call) => ({
  width: params.width,
  height: params.height,
  duration: params.duration,
  title: params.title,
  performer: params.performer,
  thumbnail: params.thumbnail ? attached(params.thumbnail, call) : undefined,
})

const frameOf = (params: MediaParams) => ({
  ...messageCaption(params, 'send'),
  ...(params.has_spoiler && { has_media_spoiler: true as const }),
})

export const sendingMethods: Methods = {
  sendMessage: (params, call) => {
    const text = messageText(params, 'send')
    const preview = params.link_preview_options
    return send(params, call, {
      ...text,
      ...(preview && { link_preview_options: preview }),
    }) as Message.TextMessage
  },
  sendPhoto: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const photo = await resolveMedia('photo', params.photo, call)
    return send(params, call, { photo, ...frame }) as Message.PhotoMessage
  },
  sendDocument: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const document = await resolveMedia('document', params.document, call, detailsOf(params, call))
    return send(params, call, { document, ...frame }) as Message.DocumentMessage
  },
  sendVideo: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const video = await resolveMedia('video', params.video, call, detailsOf(params, call))
    return send(params, call, { video, ...frame }) as Message.VideoMessage
  },
  sendAnimation: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const animation = await resolveMedia('animation', params.animation, call, detailsOf(params, call))
    // For older clients every animation is a document too.
    const { width: _width, height: _height, duration: _duration, ...document } = animation
    return send(params, call, { animation, document, ...frame }) as Message.AnimationMessage
  },
  sendVoice: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const voice = await resolveMedia('voice', params.voice, call, detailsOf(params, call))
    return send(params, call, { voice, ...frame }) as Message.VoiceMessage
  },
  sendAudio: async (params, call) => {
    const frame = frameOf(params)
    openChat(params.chat_id, call)
    const audio = await resolveMedia('audio', params.audio, call, detailsOf(params, call))
    return send(params, call, { audio, ...frame }) as Message.AudioMessage
  },
}
