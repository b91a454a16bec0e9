import type { BotContext } from '../context.ts'
import { flag, int, optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { rememberSheet, sheetOf } from './style-sheet.ts'

const { button, view } = screen('style')

const place = { style: int, avatarOf: optionalInt }

const take = button('take', place, async (ctx, { style: id, avatarOf }) => {
  const chosen = await ctx.app.styles.choose(ctx.person, { id, avatarOf, language: ctx.language })
  if (!chosen) return gone(ctx, avatarOf)
  await ctx.open('order', { draft: chosen.draft.id })
})

const setFavourite = button('heart', { ...place, on: flag }, async (ctx, { style, avatarOf, on }) => {
  if (!(await ctx.app.styles.setFavourite(ctx.person.id, style, on))) return gone(ctx, avatarOf)
  await ctx.toast(on ? ctx.texts.styles.marked : ctx.texts.styles.unmarked)
  await ctx.open('style', { style, avatarOf })
})

async function gone(ctx: BotContext, avatarOf: number | null): Promise<void> {
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('styles', { draft: null, avatarOf })
}

/** One style, with the picture of its category. */
export const styleScreen = view(async (ctx, { style: id, avatarOf }) => {
  const { styles, common } = ctx.texts
  const style = await ctx.app.styles.find(ctx.person.id, id)
  if (!style) return gone(ctx, avatarOf)
  const { category, position, isFavourite } = style
  const shown = await show(ctx, {
    text: styles.style({
      name: style.names[ctx.language],
      description: style.descriptions[ctx.language],
      position,
    }),
    photo: sheetOf(ctx, category),
    rows: [
      [take(styles.take, { style: id, avatarOf }, 'primary')],
      [setFavourite(isFavourite ? styles.unmark : styles.mark, { style: id, avatarOf, on: !isFavourite })],
      [
        goTo('styleList', styles.categories[category], { list: category, draft: null, avatarOf }),
        goTo('home', common.home, {}),
      ],
    ],
  })
  rememberSheet(ctx, category, shown)
})
