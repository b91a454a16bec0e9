import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { sharedImagePath, type Sharing } from '../../domain/gallery/create-sharing.ts'
import { readIfThere, type ObjectStorage } from '../../domain/shared/object-storage.ts'
import { pageLanguage } from '../pages/page-language.ts'
import { drawGonePage, drawSharedImagePage } from '../pages/shared-image-page.ts'

export interface SharedImagesNeeds {
  readonly sharing: Pick<Sharing, 'open'>
  readonly storage: Pick<ObjectStorage, 'read'>
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

  server.get<{ Params: { token: string } }>(`${path}/image`, async ({ params: { token } }, reply) => {
    const shared = await needs.sharing.open(token)
    const body = shared && (await readIfThere(needs.storage, shared.image.bucket, shared.image.storageKey))
    if (!body) return reply.code(404).send({ error: 'This picture is no longer shared' })
    return reply.type(shared.image.contentType).send(Readable.from(body, { objectMode: false }))
  })
}
