import { styleCategories, type Style } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { choiceOfStyles } from './choice-of-styles.ts'
import { pairs } from './pairs.ts'

const { button, input, view } = screen('styles')

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
  goTo('styles', styles.toCategories, { draft: null }),
  goTo('home', common.home, {}),
]

const several = button('several', {}, async (ctx) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: undefined, wish: '' })
  await ctx.open('styles', { draft: draft.id })
})

/** Categories, and a word to look for; or the categories alone, to choose several styles from. */
export const stylesScreen = view(async (ctx, { draft }) => {
  const { styles, series, common } = ctx.texts
  const choice = draft === null ? null : await choiceOfStyles(ctx, draft)
  if (choice === undefined) await ctx.toast(common.gone)
  const categories = styleCategories.map((category) =>
    goTo('styleList', styles.categories[category], { list: category, draft: choice?.draftId ?? null }),
  )
  const lists = [
    goTo('styleList', styles.popular, { list: 'popular', draft: null }),
    goTo('styleList', styles.favourites, { list: 'favourites', draft: null }),
  ]
  await show(ctx, {
    text: choice ? series.choose(choice.text) : styles.choose,
    rows: [
      choice ? [choice.done] : lists,
      ...pairs(categories),
      [choice ? null : several(series.several, {})],
      [goTo('create', common.back, {}), goTo('home', common.home, {})],
    ],
  })
  await expectSearch(ctx, {})
})
