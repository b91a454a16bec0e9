import type { FastifyInstance } from 'fastify'
import type { Exports } from '../../domain/exports/create-exports.ts'
import { exportsPath } from '../../domain/exports/link-to-export.ts'
import type { LinkSigner } from '../../domain/shared/sign-links.ts'
import { refuseLink } from '../refuse-link.ts'
import { sendBytes } from '../send-bytes.ts'

export interface ExportsNeeds {
  readonly signer: LinkSigner
  readonly exports: Pick<Exports, 'open'>
}

/** A zip of somebody's images for whoever holds a signed link to it, made while it is sent. */
export function addExports(server: FastifyInstance, needs: ExportsNeeds): void {
  server.get<{ Params: { signed: string } }>(`${exportsPath}/:signed`, async (request, reply) => {
    const link = needs.signer.read('export', request.params.signed)
    if (link.kind !== 'valid') return refuseLink(request, reply, link.kind)
    const found = await needs.exports.open(Number(link.subject))
    if (!found) return refuseLink(request, reply, 'gone')
    // Its list is frozen: the number of an export names its bytes.
    return sendBytes(request, reply, {
      bytes: found.bytes,
      name: found.name,
      contentType: 'application/zip',
      etag: `"export-${found.id}"`,
      read: async (range) => found.read(range),
    })
  })
}
