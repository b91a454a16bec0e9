import type { ImageStore } from '../gallery/image.ts'
import type { Person } from '../people/person.ts'
import { summaryOf, type OrderSummary } from './draft-order.ts'
import { formatNear, longestDrawnSide } from './formats.ts'
import type { DraftStore } from './generation.ts'
import type { Image } from '../gallery/image.ts'
import type { Prices } from '../billing/prices.ts'

/** What can be made of an image that is there. */
export const refinements = ['upscale', 'video', 'edit'] as const
export type Refinement = (typeof refinements)[number]

/** A video stays as it is, and what was enlarged is large enough. */
export const canBecome = (
  image: Pick<Image, 'media' | 'width' | 'height'>,
  refinement: Refinement,
): boolean =>
  image.media === 'photo' &&
  (refinement !== 'upscale' || Math.max(image.width, image.height) <= longestDrawnSide)

/** A draft that works on one image of the person's; undefined when the image is gone or cannot become that. */
export async function startRefinement(
  needs: {
    readonly images: Pick<ImageStore, 'find'>
    readonly drafts: Pick<DraftStore, 'add'>
    readonly prices: Prices
  },
  person: Person,
  order: { readonly kind: Refinement; readonly imageId: number },
): Promise<OrderSummary | undefined> {
  const { kind } = order
  const image = await needs.images.find(person.id, order.imageId)
  if (!image || image.isDeleted || !canBecome(image, kind)) return undefined
  const draft = await needs.drafts.add({
    userId: person.id,
    // Whoever is in the image stays in it, and the gallery finds it by them.
    avatarId: image.avatarId,
    kind,
    sourceImageId: image.id,
    wish: kind === 'edit' ? '' : image.wish,
    format: formatNear(image),
    imageCount: 1,
    improve: false,
  })
  return summaryOf(needs.prices, draft, null)
}
