import type { InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { resolveMedia } from '../media/resolve-media.ts'
import { post, type Content } from '../posting.ts'
import { isPrivate, readFrame } from '../rules/sending.ts'
import { messageCaption } from '../text/message-text.ts'

type Member =
  | InputMediaAudio<string>
  | InputMediaDocument<string>
  | InputMediaPhoto<string>
  | InputMediaVideo<string>

const maxMembers = 10

async function readMember(member: Member, call: Call): Promise<Content> {
  const caption = messageCaption(member, 'send')
  const spoiler = 'has_spoiler' in member && member.has_spoiler ? { has_media_spoiler: true as const } : {}
  switch (member.type) {
    case 'photo':
      return { photo: await resolveMedia('photo', member.media, call), ...caption, ...spoiler }
    case 'video':
      return {
        video: await resolveMedia('video', member.media, call, member as object),
        ...caption,
        ...spoiler,
      }
    case 'document':
      return { document: await resolveMedia('document', member.media, call), ...caption }
    case 'audio':
      return { audio: await resolveMedia('audio', member.media, call, member as object), ...caption }
    default:
      throw badRequest("can't use the media of the specified type in the album")
  }
}

/** Photos and videos go together; documents and audio only with their own kind. */
function refuseMixed(members: readonly Member[]): void {
  const families = new Set(
    members.map(({ type }) => (['photo', 'video', 'live_photo'].includes(type) ? 'visual' : type)),
  )
  if (families.size > 1) throw badRequest("can't use the media of the specified type in the album")
}

export const albumMethods: Methods = {
  sendMediaGroup: async (params, call) => {
    const { world, bot } = call
    const members = params.media as readonly Member[]
    if (members.length === 0) throw badRequest('there are no messages to send')
    if (members.length > maxMembers) throw badRequest('too many messages to send as an album')
    refuseMixed(members)
    readFrame(params, call)
    const contents = await Promise.all(members.map((member) => readMember(member, call)))
    const { record, frame } = readFrame(params, call)
    const album =
      contents.length > 1 ? { media_group_id: String(13_000_000_000 + world.db.next('album')) } : {}
    const messages = world.db.transaction(() =>
      contents.map((content) =>
        post(world, {
          botId: bot.id,
          chat: record.chat,
          from: bot.user,
          content: { ...frame, ...album, ...content },
        }),
      ),
    )
    if (isPrivate(record.chat)) world.drafts.dropAll(bot.id, record.chat.id)
    return messages as never
  },
}
