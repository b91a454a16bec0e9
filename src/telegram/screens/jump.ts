import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const monthsAtOnce = 24

const { button, view } = screen('jump')

const toMonth = button('to', { year: int, month: int }, async (ctx, { year, month }) => {
  const lastDay = `${year}-${month}-${new Date(year, month, 0).getDate()}`
  const found = await ctx.app.gallery.newestUntil(ctx.person, lastDay)
  if (!found) await ctx.toast(ctx.texts.common.gone)
  await ctx.open('gallery', { view: null, image: found?.id ?? null })
})

export const jumpScreen = view(async (ctx, { page }) => {
  const { gallery, common } = ctx.texts
  const { byMonth } = await ctx.app.gallery.numbers(ctx.person.id)
  const from = Math.max(0, page) * monthsAtOnce
  const months = byMonth.slice(from, from + monthsAtOnce).map(({ month: name }) => {
    const [year = 0, month = 1] = name.split('-').map(Number)
    return toMonth(gallery.month(new Date(year, month - 1, 1)), { year, month })
  })
  const rows = Array.from({ length: Math.ceil(months.length / 3) }, (_, row) =>
    months.slice(row * 3, row * 3 + 3),
  )
  await show(ctx, {
    text: gallery.jump,
    rows: [
      ...rows,
      [
        page > 0 ? goTo('jump', gallery.newer, { page: page - 1 }) : null,
        from + monthsAtOnce < byMonth.length ? goTo('jump', gallery.older, { page: page + 1 }) : null,
      ],
      [goTo('gallery', gallery.backToGallery, { view: null, image: null }), goTo('home', common.home, {})],
    ],
  })
})
