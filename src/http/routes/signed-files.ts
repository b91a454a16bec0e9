import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { contentTypeOf } from '../../domain/shared/content-types.ts'
import { filesPath, readFileSubject } from '../../domain/shared/link-objects.ts'
import type { ObjectStorage } from '../../domain/shared/object-storage.ts'
import type { LinkSigner } from '../../domain/shared/sign-links.ts'
import { pageLanguage } from '../pages/page-language.ts'
import { drawRefusedLinkPage, statusOfRefused, type RefusedLink } from '../pages/refused-link-page.ts'
import { etagOf, sendBytes } from '../send-bytes.ts'

export interface SignedFilesNeeds {
  readonly signer: LinkSigner
  readonly storage: Pick<ObjectStorage, 'read' | 'bytesOf'>
}

/** One file of ours for whoever holds a signed link to it, until the link expires. */
export function addSignedFiles(server: FastifyInstance, needs: SignedFilesNeeds): void {
  server.get<{ Params: { signed: string } }>(`${filesPath}/:signed`, async (request, reply) => {
    const link = needs.signer.read('file', request.params.signed)
    if (link.kind !== 'valid') return refuse(request, reply, link.kind)
    const file = readFileSubject(link.subject)
    const bytes = file && (await needs.storage.bytesOf(file))
    if (!file || bytes === undefined) return refuse(request, reply, 'gone')
    const { bucket, key, name } = file
    // Telegram's Mini Apps save files only where this lets them.
    reply.header('access-control-allow-origin', 'https://web.telegram.org')
    return sendBytes(request, reply, {
      bytes,
      name,
      contentType: contentTypeOf(key),
      etag: etagOf(file),
      read: async (range) => (await needs.storage.read({ bucket, key, ...(range && { range }) })).body,
    })
  })
}

const refuse = ({ headers }: FastifyRequest, reply: FastifyReply, refused: RefusedLink) =>
  reply
    .code(statusOfRefused[refused])
    .type('text/html; charset=utf-8')
    .header('vary', 'accept-language')
    .send(drawRefusedLinkPage(pageLanguage(headers['accept-language']), refused))
