import type { FastifyInstance } from 'fastify'
import { sharedImagePath, type Sharing } from '../../domain/gallery/create-sharing.ts'
import type { ObjectStorage } from '../../domain/shared/object-storage.ts'
import { pageLanguage } from '../pages/page-language.ts'
import { drawGonePage, drawSharedImagePage } from '../pages/shared-image-page.ts'
import { etagOf, sendBytes } from '../send-bytes.ts'

export interface SharedImagesNeeds {
  readonly sharing: Pick<Sharing, 'open'>
  readonly storage: Pick<ObjectStorage, 'read' | 'bytesOf'>
  readonly publicUrl: string
  /** Undefined while Telegram does not tell it. */
  readonly botName: () => Promise<string | undefined>
}

/** The public page of an image, and the image: for whoever has the address, until its owner takes it back. */
export function addSharedImages(server: FastifyInstance, needs: SharedImagesNeeds): void {
  const botUrl = async (start: string) => `https://t.me/${(await needs.botName()) ?? ''}${start}`
  const path = `${sharedImagePath}/:token`

  server.get<{ Params: { token: string } }>(path, async ({ params: { token }, headers }, reply) => {
    const language = pageLanguage(headers['accept-language'])
    const shared = await needs.sharing.open(token)
    reply.type('text/html; charset=utf-8').header('vary', 'accept-language')
    if (!shared) return reply.code(404).send(drawGonePage({ language, botUrl: await botUrl('') }))
    const pageUrl = `${needs.publicUrl}${sharedImagePath}/${token}`
    return reply.send(
      drawSharedImagePage({
        language,
        shared,
        pageUrl,
        imageUrl: `${pageUrl}/image`,
        botUrl: await botUrl(`?start=i_${token}`),
      }),
    )
  })

  // In ranges, too: a phone plays no video from a server that knows none.
  server.get<{ Params: { token: string } }>(`${path}/image`, async (request, reply) => {
    const shared = await needs.sharing.open(request.params.token)
    const place = shared && { bucket: shared.image.bucket, key: shared.image.storageKey }
    const bytes = place && (await needs.storage.bytesOf(place))
    if (!place || bytes === undefined)
      return reply.code(404).send({ error: 'This picture is no longer shared' })
    return sendBytes(request, reply, {
      bytes,
      contentType: shared.image.contentType,
      etag: etagOf(place),
      read: async (range) => (await needs.storage.read({ ...place, ...(range && { range }) })).body,
    })
  })
}
