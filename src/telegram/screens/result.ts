import { isUnfinished } from '../../domain/work/work-status.ts'
import { maxImagesPerGeneration } from '../../domain/generation/formats.ts'
import { canBecome, refinements, type Refinement } from '../../domain/generation/refine-image.ts'
import type { Generation } from '../../domain/generation/generation.ts'
import type { Image } from '../../domain/gallery/image.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { flag, int, oneOf } from '../kit/fields.ts'
import type { Html } from '../kit/html.ts'
import { redraw, show } from '../kit/show.ts'
import { goTo, goToAnew, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { pairs } from './pairs.ts'
import { orderAgain, orderLike } from './place-order.ts'
import { sendAlbum } from './send-album.ts'
import { sendOriginal, showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

// Telegram's limit for a caption is 1024 characters.
const maxWishShown = 300

const { button, view } = screen('result')

const again = button('again', { generation: int }, async (ctx, { generation }) => {
  ctx.showAnew()
  await orderAgain(ctx, generation)
})

const original = button('file', { image: int }, (ctx, { image }) => sendOriginal(ctx, image))

const setFavourite = button('heart', { image: int, on: flag }, async (ctx, { image: id, on }) => {
  const { result, common } = ctx.texts
  if (!(await ctx.app.gallery.setFavourite(ctx.person.id, id, on))) return ctx.alert(common.gone)
  await ctx.toast(on ? result.markedFavourite : result.unmarkedFavourite)
  const image = await ctx.app.gallery.find(ctx.person.id, id)
  if (!image) return
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, image.generationId)
  await redraw(ctx, images.length > 1 ? choiceRows(ctx.texts, images, 'heart') : buttonsOf(ctx, images))
})

/** For what one of several pictures is chosen. */
const purposes = ['heart', 'file', 'upscale', 'video', 'edit', 'share'] as const
type Purpose = (typeof purposes)[number]

// An album keeps to one set of buttons; which of its pictures is meant is asked where it matters.
const choose = button(
  'which',
  { generation: int, purpose: oneOf(purposes) },
  async (ctx, { generation, purpose }) => {
    const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
    if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
    await ctx.toast(ctx.texts.result.which[purpose])
    await redraw(ctx, choiceRows(ctx.texts, images, purpose))
  },
)

const allButtons = button('back', { generation: int }, async (ctx, { generation }) => {
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
  if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
  await redraw(ctx, buttonsOf(ctx, images))
})

const more = button('more', { generation: int }, async (ctx, { generation }) => {
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
  if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
  await redraw(ctx, moreRows(ctx.texts, images))
})

const make = button('make', { image: int, kind: oneOf(refinements) }, async (ctx, { image, kind }) => {
  const summary = await ctx.app.generations.refine(ctx.person, { imageId: image, kind })
  if (!summary) return ctx.alert(ctx.texts.common.gone)
  ctx.showAnew()
  await ctx.open('refine', { draft: summary.draft.id })
})

const variations = button('vary', { generation: int }, async (ctx, { generation }) => {
  ctx.showAnew()
  await orderLike(ctx, generation, { imageCount: maxImagesPerGeneration })
})

const sameSeed = button('seed', { generation: int }, async (ctx, { generation }) => {
  await ctx.toast(ctx.texts.result.seedKept)
  ctx.showAnew()
  await orderLike(ctx, generation, { keepsSeed: true })
})

const otherFormat = button('format', { generation: int }, async (ctx, { generation }) => {
  ctx.showAnew()
  await orderLike(ctx, generation, {})
})

function choiceRows({ result, common }: Texts, images: readonly Image[], purpose: Purpose): Rows {
  const choices = images.map(({ id: image, isFavourite, position }) => {
    const place = position + 1
    if (purpose === 'heart')
      return setFavourite(result.favouriteNumber(place, isFavourite), { image, on: !isFavourite })
    if (purpose === 'share') return goToAnew('share', result.number(purpose, place), { image })
    if (purpose === 'file') return original(result.originalNumber(place), { image })
    return make(result.number(purpose, place), { image, kind: purpose })
  })
  const generation = images[0]?.generationId ?? 0
  return [...pairs(choices), [allButtons(common.back, { generation })]]
}

/** What is wanted less often, one press further. */
function moreRows({ result, common }: Texts, images: readonly Image[]): Rows {
  const [first, ...others] = images
  const generation = first?.generationId ?? 0
  const edit =
    first && others.length === 0
      ? make(result.edit, { image: first.id, kind: 'edit' })
      : choose(result.edit, { generation, purpose: 'edit' })
  return [
    [variations(result.variations, { generation }), sameSeed(result.sameSeed, { generation })],
    [otherFormat(result.otherFormat, { generation }), edit],
    [goToAnew('create', result.newImage, {})],
    [allButtons(common.back, { generation })],
  ]
}

const buttonsOf = ({ texts }: BotContext, images: readonly Image[]): Rows =>
  resultRows(texts, { images, generation: images[0]?.generationId ?? 0 })

/** None of these may touch the picture above: they send something new, or change the buttons alone. */
function resultRows(
  { result, common }: Texts,
  { images, generation }: { images: readonly Image[]; generation: number },
): Rows {
  const [first, ...others] = images
  if (!first) return [[again(result.again, { generation })]]
  const { id: image, isFavourite, madeAs } = first
  const isAlbum = others.length > 0
  const refineButton = (label: string, kind: Refinement) => {
    if (!canBecome(first, kind)) return null
    return isAlbum ? choose(label, { generation, purpose: kind }) : make(label, { image, kind })
  }
  return [
    [
      again(result.again, { generation }),
      isAlbum
        ? choose(result.favourites, { generation, purpose: 'heart' })
        : setFavourite(isFavourite ? result.unfavourite : result.favourite, { image, on: !isFavourite }),
    ],
    [
      goToAnew('prompt', result.prompt, { image }),
      isAlbum
        ? choose(result.originals, { generation, purpose: 'file' })
        : original(result.original, { image }),
    ],
    [refineButton(result.upscale, 'upscale'), refineButton(result.animate, 'video')],
    [
      isAlbum
        ? choose(result.share, { generation, purpose: 'share' })
        : goToAnew('share', result.share, { image }),
      goToAnew('gallery', result.gallery, { view: null, image: null }),
    ],
    [
      madeAs === 'image' ? more(result.more, { generation }) : goToAnew('create', result.newImage, {}),
      goToAnew('home', common.home, {}),
    ],
  ]
}

export interface Result {
  readonly generation: Generation
  readonly images: readonly Image[]
  readonly refundedCredits: number
}

/** What stands below delivered pictures: as a caption, or as a message that follows an album. */
export function drawResult(texts: Texts, content: Result): { text: Html; rows: Rows } {
  const { result } = texts
  const { generation, images } = content
  const { wish } = generation
  const text = result.caption({
    wish: shorten(wish, maxWishShown),
    format: shapeOf(texts, generation, images),
    came: cameOf(texts, content),
  })
  return { text, rows: resultRows(texts, { images, generation: generation.id }) }
}

/** What is to be said of an order that did not end as it was sold. */
function cameOf({ result, common }: Texts, { generation, images, refundedCredits }: Result): Html | null {
  const { imageCount: ordered, deliveredCount, isGift } = generation
  if (isGift) return result.gift
  const came = deliveredCount || images.length
  return came < ordered ? result.partly({ came, ordered, refund: common.credits(refundedCredits) }) : null
}

function shapeOf({ result, order }: Texts, { kind, format }: Generation, images: readonly Image[]): string {
  const [first] = images
  if (kind === 'video') return result.video
  return kind === 'upscale' && first ? `${first.width} × ${first.height}` : order.format(format)
}

export const resultScreen = view(async (ctx, { generation: id }) => {
  const { result, common } = ctx.texts
  const generation = await ctx.app.generations.find(ctx.person.id, id)
  if (!generation) {
    await ctx.toast(common.gone)
    return ctx.open('home', {})
  }
  if (isUnfinished(generation.status)) return ctx.open('making', { generation: id })
  // What brought nothing has nothing to show: the way on is to try it again.
  if (generation.status !== 'completed') return orderAgain(ctx, id)
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, id)
  const [first, ...others] = images
  if (!first) {
    const onwards = [goTo('create', result.newImage, {}), goTo('home', common.home, {})]
    return void (await show(ctx, {
      text: result.allDeleted,
      rows: [[again(result.again, { generation: id })], onwards],
    }))
  }
  const missing = generation.imageCount - generation.deliveredCount
  const refundedCredits = (generation.priceCredits / generation.imageCount) * missing
  const drawn = drawResult(ctx.texts, { generation, images, refundedCredits })
  if (others.length === 0) return showImage(ctx, first, drawn)
  await sendAlbum(ctx, images)
  ctx.showAnew()
  await show(ctx, drawn)
})
