import { InputFile } from 'grammy'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { filterMarks } from './filter-marks.ts'

const { view } = screen('sheet')

/** Nine images in one picture, each with a button of its number. */
export const sheetScreen = view(async (ctx, { view: drawnUnder, image }) => {
  const { gallery, common } = ctx.texts
  const state = ctx.person.gallery
  const isOutOfDate = drawnUnder !== null && drawnUnder !== state.view
  if (isOutOfDate) await ctx.toast(gallery.otherFilter)
  const { images, newerId, olderId } = await ctx.app.gallery.sheet(ctx.person, isOutOfDate ? null : image)
  const [first] = images
  if (!first) return ctx.open('gallery', { view: null, image: null })
  const at = { view: state.view }
  const numbers = images.map(({ id }, index) => goTo('gallery', String(index + 1), { ...at, image: id }))
  const key = `sheet:${images.map(({ id }) => id).join(',')}`
  const known = ctx.sentPictures.get(key)
  const { photoId } = await show(ctx, {
    text: gallery.sheet(filterMarks(ctx, first)),
    photo: known ?? new InputFile(await ctx.app.gallery.drawSheet(images), 'aisha-sheet.jpg'),
    rows: [
      ...[0, 3, 6].map((from) => numbers.slice(from, from + 3)),
      [
        newerId === null ? null : goTo('sheet', gallery.newer, { ...at, image: newerId }),
        olderId === null ? null : goTo('sheet', gallery.older, { ...at, image: olderId }),
      ],
      [
        goTo('jump', gallery.byDate, { page: 0 }),
        goTo('filter', gallery.filter, {}),
        goTo('home', common.home, {}),
      ],
    ],
  })
  if (photoId !== undefined) ctx.sentPictures.set(key, photoId)
})
