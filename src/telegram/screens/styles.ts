import { styleCategories, type Style } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { choiceOfStyles, startChoice } from './choice-of-styles.ts'
import { pairs } from './pairs.ts'

const { button, input, view } = screen('styles')

const expectSearch = input('search', { avatarOf: optionalInt }, async (ctx, { avatarOf }) => {
  const words = ctx.message?.text?.trim() ?? ''
  if (words === '') return 'declined'
  const found = await ctx.app.styles.search(ctx.person.id, words)
  const { styles } = ctx.texts
  await show(ctx, {
    text: found.length === 0 ? styles.nothingFound(words) : styles.found(words),
    rows: [...styleButtons(ctx, found, avatarOf), wayBack(ctx, avatarOf)],
  })
  await expectSearch(ctx, { avatarOf })
  return 'taken'
})

const styleButtons = ({ language }: BotContext, found: readonly Style[], avatarOf: number | null): Rows =>
  pairs(found.map(({ id, names }) => goTo('style', names[language], { style: id, avatarOf })))

const wayBack = ({ texts: { styles, common } }: BotContext, avatarOf: number | null): Rows[number] => [
  goTo('styles', styles.toCategories, { draft: null, avatarOf }),
  goTo('home', common.home, {}),
]

const several = button('several', { avatarOf: optionalInt }, async (ctx, { avatarOf }) => {
  await ctx.open('styles', { draft: await startChoice(ctx, avatarOf), avatarOf })
})

/** Categories, and a word to look for; or the categories alone, to choose several styles from. */
export const stylesScreen = view(async (ctx, { draft, avatarOf }) => {
  const { styles, series, common } = ctx.texts
  const choice = draft === null ? null : await choiceOfStyles(ctx, draft)
  if (choice === undefined) await ctx.toast(common.gone)
  const categories = styleCategories.map((category) =>
    goTo('styleList', styles.categories[category], {
      list: category,
      draft: choice?.draftId ?? null,
      avatarOf,
    }),
  )
  const lists = [
    goTo('styleList', styles.popular, { list: 'popular', draft: null, avatarOf }),
    goTo('styleList', styles.favourites, { list: 'favourites', draft: null, avatarOf }),
  ]
  await show(ctx, {
    text: choice ? series.choose(choice.text) : styles.choose,
    rows: [
      choice ? [choice.done] : lists,
      ...pairs(categories),
      [choice ? null : several(series.several, { avatarOf })],
      [goTo('create', common.back, {}), goTo('home', common.home, {})],
    ],
  })
  await expectSearch(ctx, { avatarOf: draft ?? avatarOf })
})
