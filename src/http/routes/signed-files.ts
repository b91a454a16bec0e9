import type { FastifyInstance } from 'fastify'
import { contentTypeOf } from '../../domain/shared/content-types.ts'
import { filesPath, readFileSubject } from '../../domain/shared/link-objects.ts'
import type { ObjectStorage } from '../../domain/shared/object-storage.ts'
import type { LinkSigner } from '../../domain/shared/sign-links.ts'
import { refuseLink } from '../refuse-link.ts'
import { etagOf, sendBytes } from '../send-bytes.ts'

export interface SignedFilesNeeds {
  readonly signer: LinkSigner
  readonly storage: Pick<ObjectStorage, 'read' | 'bytesOf'>
}

/** One file of ours for whoever holds a signed link to it, until the link expires. */
export function addSignedFiles(server: FastifyInstance, needs: SignedFilesNeeds): void {
  server.get<{ Params: { signed: string } }>(`${filesPath}/:signed`, async (request, reply) => {
    const link = needs.signer.read('file', request.params.signed)
    if (link.kind !== 'valid') return refuseLink(request, reply, link.kind)
    const file = readFileSubject(link.subject)
    const bytes = file && (await needs.storage.bytesOf(file))
    if (!file || bytes === undefined) return refuseLink(request, reply, 'gone')
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
