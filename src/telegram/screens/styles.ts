import { styleCategories, type Style } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { pairs } from './pairs.ts'

const { input, view } = screen('styles')

const expectSearch = input('search', {}, async (ctx) => {
  const words = ctx.message?.text?.trim() ?? ''
  if (words === '') return 'declined'
  const found = await ctx.app.styles.search(ctx.person.id, words)
  const { styles } = ctx.texts
  await show(ctx, {
    text: found.length === 0 ? styles.nothingFound(words) : styles.found(words),
    rows: [...styleButtons(ctx, found), wayBack(ctx)],
  })
  await expectSearch(ctx, {})
  return 'taken'
})

const styleButtons = ({ language }: BotContext, found: readonly Style[]): Rows =>
  pairs(found.map(({ id, names }) => goTo('style', names[language], { style: id })))

const wayBack = ({ texts: { styles, common } }: BotContext): Rows[number] => [
  goTo('styles', styles.toCategories, {}),
  goTo('home', common.home, {}),
]

/** Categories, and a word to look for. */
export const stylesScreen = view(async (ctx) => {
  const { styles, common } = ctx.texts
  const categories = styleCategories.map((category) =>
    goTo('styleList', styles.categories[category], { list: category }),
  )
  await show(ctx, {
    text: styles.choose,
    rows: [
      [
        goTo('styleList', styles.popular, { list: 'popular' }),
        goTo('styleList', styles.favourites, { list: 'favourites' }),
      ],
      ...pairs(categories),
      [goTo('create', common.back, {}), goTo('home', common.home, {})],
    ],
  })
  await expectSearch(ctx, {})
})
