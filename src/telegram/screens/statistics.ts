import { InputFile } from 'grammy'
import type { GalleryNumbers } from '../../domain/gallery/gallery-numbers.ts'
import { findImageModel } from '../../domain/generation/catalogue.ts'
import type { BotContext } from '../context.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

// Those with the most images come first, so the end of a long list says little; a caption holds 1024 characters.
const maxLines = 5
const monthsDrawn = 8

const { view } = screen('statistics')

export const statisticsScreen = view(async (ctx) => {
  const { gallery, order, common } = ctx.texts
  const numbers = await ctx.app.gallery.numbers(ctx.person.id)
  const typeName = (type: (typeof numbers.byAvatar)[number]['type']) =>
    type === null ? gallery.types.none : gallery.types[type]
  await show(ctx, {
    text: gallery.numbers({
      images: common.images(numbers.images),
      favourites: common.number(numbers.favourites),
      spent: common.credits(numbers.spentCredits),
      byType: summed(numbers.byAvatar.map(({ type, images }) => [typeName(type), images])).map(line),
      byAvatar: numbers.byAvatar
        .slice(0, maxLines)
        .map(({ name, images }) =>
          line([name === '' ? order.unnamed : (name ?? gallery.types.none), images]),
        ),
      byModel: numbers.byModel
        .slice(0, maxLines)
        .map(({ model, images }) => line([findImageModel(model)?.title ?? model, images])),
      byStyle: numbers.byStyle
        .slice(0, maxLines)
        .map(({ style, names, images }) => line([names?.[ctx.language] ?? style, images])),
    }),
    ...(numbers.images > 0 ? { photo: await plotOf(ctx, numbers) } : {}),
    rows: [[goTo('gallery', common.back, { view: null, image: null }), goTo('home', common.home, {})]],
  })

  function line([name, images]: readonly [string, number]): string {
    return `${name}: ${common.number(images)}`
  }
})

function summed(counted: readonly (readonly [string, number])[]): [string, number][] {
  const sums = new Map<string, number>()
  for (const [name, images] of counted) sums.set(name, (sums.get(name) ?? 0) + images)
  return [...sums]
}

async function plotOf({ app, texts }: BotContext, { byMonth }: GalleryNumbers): Promise<InputFile> {
  const { gallery, common } = texts
  const bars = byMonth
    .slice(0, monthsDrawn)
    .toReversed()
    .map(({ month: name, images }) => {
      const [year = 0, month = 1] = name.split('-').map(Number)
      return {
        label: gallery.shortMonth(new Date(year, month - 1, 1)),
        value: images,
        shownValue: common.number(images),
      }
    })
  return new InputFile(await app.gallery.drawBars(gallery.plotTitle, bars), 'aisha-statistics.jpg')
}
