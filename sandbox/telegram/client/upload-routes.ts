import type { Message } from '@grammyjs/types'
import type { FastifyInstance } from 'fastify'

import { parseMultipart } from '../api/multipart.ts'
import type { Upload } from '../api/read-params.ts'
import { keepMedia } from '../media/keep-media.ts'
import { shrinkPhoto } from '../media/shrink-photo.ts'
import type { Content } from '../posting.ts'
import type { Uploaded } from '../protocol.ts'
import type { Bot } from '../store/bots.ts'
import type { PersonRecord } from '../store/people.ts'
import { formatText } from '../text/formatted-text.ts'
import type { World } from '../world.ts'
import * as bodies from './bodies.ts'
import { botIn, ClientError, personIn } from './client-request.ts'
import { addJsonRoute } from './json-route.ts'
import { postFromPerson } from './person-posting.ts'
import { findSample, samplesOnOffer } from './samples.ts'

type SentAs = 'photo' | 'document' | 'voice' | 'video'
const sentAs: readonly string[] = ['photo', 'document', 'voice', 'video'] satisfies SentAs[]
const maxAlbum = 10

interface Sending {
  readonly bot: Bot
  readonly person: PersonRecord
  readonly as: SentAs
  readonly uploads: readonly Upload[]
  readonly caption?: string | undefined
  readonly durationSeconds?: number
}

async function contentOf(
  world: World,
  upload: Upload,
  { bot, as, durationSeconds }: Sending,
): Promise<Content> {
  const keeping = { world, botId: bot.id, upload }
  switch (as) {
    case 'photo':
      return { photo: await keepMedia('photo', { ...keeping, upload: await shrinkPhoto(upload) }) }
    case 'document':
      return { document: await keepMedia('document', keeping) }
    case 'video':
      return { video: await keepMedia('video', keeping, { duration: durationSeconds }) }
    case 'voice':
      return { voice: await keepMedia('voice', keeping, { duration: durationSeconds }) }
  }
}

function captionOf(caption: string | undefined): Content {
  const { text, entities } = formatText({ text: caption ?? '' })
  return text ? { caption: text, ...(entities && { caption_entities: entities }) } : {}
}

/** One message for each file; albums of at most ten, which the bot gets as single updates. */
async function sendFiles(world: World, sending: Sending): Promise<Uploaded> {
  const { bot, person, uploads, as } = sending
  if (uploads.length === 0) throw new ClientError(400, 'At least one part named "file" is expected')
  const contents: Content[] = []
  // One after another: decoding many large photos at once would take all the memory of a small machine.
  for (const upload of uploads) contents.push(await contentOf(world, upload, sending))
  const isAlbum = contents.length > 1 && as !== 'voice'
  const messages = world.db.transaction(() => {
    let albumId = ''
    return contents.map((content, index): Message => {
      if (index % maxAlbum === 0) albumId = String(14_000_000_000 + world.db.next('album'))
      const caption = index === 0 ? captionOf(sending.caption) : {}
      const isAlone = index % maxAlbum === 0 && index === contents.length - 1
      const album = isAlbum && !isAlone ? { media_group_id: albumId } : {}
      return postFromPerson(world, {
        bot,
        person,
        content: { ...album, ...content, ...caption },
        delayMs: (index % maxAlbum) * world.settings.albumMemberDelayMs,
      })
    })
  })
  return { messages }
}

export function addUploadRoutes(app: FastifyInstance, world: World): void {
  app.route({
    method: 'POST',
    url: '/client/uploads',
    handler: async (request): Promise<Uploaded> => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const parts = parseMultipart(body, request.headers['content-type'] ?? '')
      const field = (name: string) =>
        parts.find((part) => part.name === name && part.fileName === undefined)?.bytes.toString()
      const as = field('as') ?? 'photo'
      if (!sentAs.includes(as)) throw new ClientError(400, `"as" must be one of ${sentAs.join(', ')}`)
      return sendFiles(world, {
        bot: botIn(world, request),
        person: personIn(world, field('person')),
        as: as as SentAs,
        caption: field('caption'),
        durationSeconds: Number(field('duration') ?? 0),
        uploads: parts
          .filter((part) => part.name === 'file' && part.fileName !== undefined)
          .map(({ fileName, bytes, contentType }) => ({
            name: fileName ?? 'file',
            bytes,
            ...(contentType && { contentType }),
          })),
      })
    },
  })

  app.get('/client/samples', () => ({ samples: samplesOnOffer() }))

  addJsonRoute(app, {
    url: '/client/samples',
    body: bodies.sendSamples,
    answer: async ({ person, names, as }, request): Promise<Uploaded> => {
      const uploads = await Promise.all(
        names.map(async (name): Promise<Upload> => {
          const bytes = await findSample(name)
          if (!bytes) throw new ClientError(404, `There is no sample ${name}`)
          return { name: `${name}.jpg`, contentType: 'image/jpeg', bytes }
        }),
      )
      return sendFiles(world, { bot: botIn(world, request), person: personIn(world, person), as, uploads })
    },
  })
}
