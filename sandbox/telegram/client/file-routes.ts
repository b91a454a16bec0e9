import type { FastifyInstance } from 'fastify'

import { typeOfName } from '../media/content-type.ts'
import { decodeFileId } from '../store/file-id.ts'
import type { World } from '../world.ts'
import { ClientError } from './client-request.ts'
import { findSample } from './samples.ts'

const shownInline: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'video/mp4',
  'audio/ogg',
  'audio/mpeg',
]

/** The bytes behind the messages. What came from people is never shown as a page of this origin. */
export function addFileRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { fileId: string } }>('/client/files/:fileId', async (request, reply) => {
    let file
    try {
      file = world.files.find(decodeFileId(request.params.fileId).n)
    } catch {
      file = undefined
    }
    if (!file) throw new ClientError(404, 'There is no such file')
    const media = world.files.mediaOf(file)?.body as { file_name?: string; mime_type?: string } | undefined
    const isMain = file.kind !== 'thumbnail' && file.kind !== 'photo'
    const type =
      (isMain ? media?.mime_type : undefined) ?? typeOfName(file.path) ?? 'application/octet-stream'
    const name = (isMain ? media?.file_name : undefined) ?? file.path.split('/').at(-1) ?? 'file'
    const disposition = shownInline.includes(type) ? 'inline' : 'attachment'
    return reply
      .type(shownInline.includes(type) ? type : 'application/octet-stream')
      .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(await world.blobs.get(file.sha256))
  })

  app.get<{ Params: { name: string } }>('/client/samples/:name', async (request, reply) => {
    const bytes = await findSample(request.params.name)
    if (!bytes) throw new ClientError(404, 'There is no such sample')
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=3600').send(bytes)
  })
}
