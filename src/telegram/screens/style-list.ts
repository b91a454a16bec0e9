import type { Style } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { pairs } from './pairs.ts'
import { rememberSheet, sheetOf } from './style-sheet.ts'

const { view } = screen('styleList')

/** A category shows a picture with a numbered tile for each style; other lists have none. */
export const styleListScreen = view(async (ctx, { list }) => {
  const { styles, common } = ctx.texts
  const { id } = ctx.person
  const isCategory = list !== 'popular' && list !== 'favourites'
  const found = isCategory
    ? await ctx.app.styles.list(id, { kind: 'category', category: list })
    : await ctx.app.styles.list(id, list === 'popular' ? list : { kind: list })
  const shown = await show(ctx, {
    text: isCategory
      ? styles.category(
          styles.categories[list],
          found.map((style) => lineOf(ctx, style)),
        )
      : styles.list[list](found.length > 0),
    ...(isCategory ? { photo: sheetOf(ctx, list) } : {}),
    rows: [
      ...pairs(
        found.map((style) => {
          const name = style.names[ctx.language]
          return goTo('style', isCategory ? styles.numbered(style.position, name) : name, { style: style.id })
        }),
      ),
      [goTo('styles', styles.toCategories, {}), goTo('home', common.home, {})],
    ],
  })
  if (isCategory) rememberSheet(ctx, list, shown)
})

const lineOf = ({ language }: BotContext, { position, names, descriptions }: Style) => ({
  position,
  name: names[language],
  description: descriptions[language],
})
