import { InputMediaBuilder } from 'grammy'
import { isUnfinished } from '../../domain/work/work-status.ts'
import type { Generation } from '../../domain/generation/generation.ts'
import type { Image } from '../../domain/gallery/image.ts'
import type { BotContext } from '../context.ts'
import { imageFile } from '../image-file.ts'
import type { Rows } from '../kit/button.ts'
import { flag, int } from '../kit/fields.ts'
import type { Html } from '../kit/html.ts'
import { redraw, show } from '../kit/show.ts'
import { goTo, goToAnew, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { pairs } from './pairs.ts'
import { orderAgain } from './place-order.ts'
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
  await redraw(ctx, images.length > 1 ? favouriteRows(ctx.texts, images) : buttonsOf(ctx, images))
})

// An album keeps to one set of buttons; which of its pictures is meant is asked where it matters.
const chooseFavourite = button('hearts', { generation: int }, async (ctx, { generation }) => {
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
  if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
  await ctx.toast(ctx.texts.result.chooseFavourite)
  await redraw(ctx, favouriteRows(ctx.texts, images))
})

const chooseOriginal = button('files', { generation: int }, async (ctx, { generation }) => {
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
  if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
  await ctx.toast(ctx.texts.result.chooseOriginal)
  const { result } = ctx.texts
  const files = images.map(({ id, position }) => original(result.originalNumber(position + 1), { image: id }))
  await redraw(ctx, [...pairs(files), [allButtons(ctx.texts.common.back, { generation })]])
})

const allButtons = button('back', { generation: int }, async (ctx, { generation }) => {
  const images = await ctx.app.gallery.ofGeneration(ctx.person.id, generation)
  if (images.length === 0) return ctx.alert(ctx.texts.common.gone)
  await redraw(ctx, buttonsOf(ctx, images))
})

function favouriteRows({ result, common }: Texts, images: readonly Image[]): Rows {
  const hearts = images.map(({ id, isFavourite, position }) =>
    setFavourite(result.favouriteNumber(position + 1, isFavourite), { image: id, on: !isFavourite }),
  )
  const generation = images[0]?.generationId ?? 0
  return [...pairs(hearts), [allButtons(common.back, { generation })]]
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
  const { id: image, isFavourite } = first
  const isAlbum = others.length > 0
  return [
    [
      again(result.again, { generation }),
      isAlbum
        ? chooseFavourite(result.favourites, { generation })
        : setFavourite(isFavourite ? result.unfavourite : result.favourite, { image, on: !isFavourite }),
    ],
    [
      goToAnew('prompt', result.prompt, { image }),
      isAlbum ? chooseOriginal(result.originals, { generation }) : original(result.original, { image }),
    ],
    [
      goToAnew('gallery', result.gallery, { view: null, image: null }),
      goToAnew('create', result.newImage, {}),
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
  const { result, order, common } = texts
  const { generation, images, refundedCredits } = content
  const { wish, format, imageCount: ordered, deliveredCount } = generation
  const came = deliveredCount || images.length
  const text = result.caption({
    wish: shorten(wish, maxWishShown),
    format: order.format(format),
    came: came < ordered ? result.partly({ came, ordered, refund: common.credits(refundedCredits) }) : null,
  })
  return { text, rows: resultRows(texts, { images, generation: generation.id }) }
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

async function sendAlbum(ctx: BotContext, images: readonly Image[]): Promise<void> {
  const photos = await Promise.all(images.map((image) => imageFile(ctx, image)))
  const sent = await ctx.api.sendMediaGroup(
    ctx.person.telegramId,
    photos.map((photo) => InputMediaBuilder.photo(photo)),
  )
  for (const [index, image] of images.entries()) {
    const message = sent[index]
    const photoId = message && 'photo' in message ? message.photo?.at(-1)?.file_id : undefined
    if (image.telegramPhotoId === null && photoId !== undefined)
      await ctx.app.gallery.rememberTelegramFile(image.id, { photoId })
  }
}
