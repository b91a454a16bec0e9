import type { StyleCategory, Style } from '../../domain/styles/style.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { int, oneOf, optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { styleCategories } from '../../domain/styles/style.ts'
import { choiceOfStyles, startChoice, type ChoiceOfStyles } from './choice-of-styles.ts'
import { pairs } from './pairs.ts'
import { rememberSheet, sheetOf } from './style-sheet.ts'

const { button, view } = screen('styleList')

const several = button(
  'several',
  { list: oneOf(styleCategories), avatarOf: optionalInt },
  async (ctx, { list, avatarOf }) => {
    await ctx.open('styleList', { list, draft: await startChoice(ctx, avatarOf), avatarOf })
  },
)

const add = button('add', { draft: int, style: int }, (ctx, at) => choose(ctx, { ...at, isIn: true }))
const drop = button('drop', { draft: int, style: int }, (ctx, at) => choose(ctx, { ...at, isIn: false }))

async function choose(ctx: BotContext, at: { draft: number; style: number; isIn: boolean }): Promise<void> {
  const { series, common } = ctx.texts
  const { draft: draftId, style: styleId, isIn } = at
  const outcome = await ctx.app.series.choose(ctx.person.id, { draftId, styleId, isIn })
  if (outcome.kind === 'full') return ctx.alert(series.full)
  const style = await ctx.app.styles.find(ctx.person.id, styleId)
  if (outcome.kind === 'not-found' || !style) {
    await ctx.toast(common.gone)
    return ctx.open('styles', { draft: null, avatarOf: null })
  }
  await ctx.toast(series.count(outcome.summary.draft.styleKeys.length))
  await ctx.open('styleList', { list: style.category, draft: draftId, avatarOf: null })
}

/** A category shows a picture with a numbered tile for each style; other lists have none. */
export const styleListScreen = view(async (ctx, { list, draft, avatarOf }) => {
  if (list === 'popular' || list === 'favourites') return showPlainList(ctx, list, avatarOf)
  const { styles } = ctx.texts
  const choice = draft === null ? null : await choiceOfStyles(ctx, draft)
  if (choice === undefined) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('styles', { draft: null, avatarOf })
  }
  const found = await ctx.app.styles.list(ctx.person.id, { kind: 'category', category: list })
  const lines = found.map((style) => lineOf(ctx, style))
  const shown = await show(ctx, {
    text: styles.category(styles.categories[list], lines, choice?.text ?? null),
    photo: sheetOf(ctx, list),
    rows: choice ? choiceRows(ctx, found, choice) : categoryRows(ctx, found, { list, avatarOf }),
  })
  rememberSheet(ctx, list, shown)
})

function categoryRows(
  ctx: BotContext,
  found: readonly Style[],
  { list, avatarOf }: { readonly list: StyleCategory; readonly avatarOf: number | null },
): Rows {
  const { styles, series } = ctx.texts
  const buttons = found.map((style) => {
    const label = styles.numbered(style.position, style.names[ctx.language])
    return goTo('style', label, { style: style.id, avatarOf })
  })
  return [
    ...pairs(buttons),
    [several(series.several, { list, avatarOf })],
    wayBack(ctx, { draft: null, avatarOf }),
  ]
}

function choiceRows(ctx: BotContext, found: readonly Style[], choice: ChoiceOfStyles): Rows {
  const { styles, series } = ctx.texts
  const buttons = found.map(({ id, key, position, names }) => {
    const name = names[ctx.language]
    const at = { draft: choice.draftId, style: id }
    return choice.keys.includes(key)
      ? drop(series.chosenName(name), at)
      : add(styles.numbered(position, name), at)
  })
  return [...pairs(buttons), [choice.done], wayBack(ctx, { draft: choice.draftId, avatarOf: null })]
}

async function showPlainList(
  ctx: BotContext,
  list: 'popular' | 'favourites',
  avatarOf: number | null,
): Promise<void> {
  const found = await ctx.app.styles.list(ctx.person.id, list === 'popular' ? list : { kind: list })
  const buttons = found.map(({ id, names }) => goTo('style', names[ctx.language], { style: id, avatarOf }))
  await show(ctx, {
    text: ctx.texts.styles.list[list](found.length > 0),
    rows: [...pairs(buttons), wayBack(ctx, { draft: null, avatarOf })],
  })
}

const wayBack = (
  { texts: { styles, common } }: BotContext,
  at: { readonly draft: number | null; readonly avatarOf: number | null },
): Rows[number] => [goTo('styles', styles.toCategories, at), goTo('home', common.home, {})]

const lineOf = ({ language }: BotContext, { position, names, descriptions }: Style) => ({
  position,
  name: names[language],
  description: descriptions[language],
})
