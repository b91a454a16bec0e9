import { namedPeriods, type GalleryFilter } from '../../domain/gallery/gallery-filter.ts'
import type { GalleryNumbers } from '../../domain/gallery/gallery-numbers.ts'
import { imageModels } from '../../domain/generation/catalogue.ts'
import { formats } from '../../domain/generation/formats.ts'
import type { BotContext } from '../context.ts'
import { int, oneOf, optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { chooseFilter } from './choose-filter.ts'
import { pairs } from './pairs.ts'

const { button, view } = screen('pick')

const conditions = ['avatar', 'model', 'format', 'period'] as const
type Condition = (typeof conditions)[number]

// An avatar is named by its id, so these are none.
const noAvatar = 0
const anyAvatar = -1

const maxChoices = 20

/** `value`: the id of an avatar, or the place in the list of what there is; null takes the condition off. */
const set = button('set', { what: oneOf(conditions), value: optionalInt }, (ctx, { what, value }) =>
  chooseFilter(ctx, changesOf(what, value)),
)

const month = button('month', { year: int, month: int }, (ctx, { year, month: number }) => {
  const two = (value: number) => String(value).padStart(2, '0')
  const days = new Date(year, number, 0).getDate()
  const of = `${year}-${two(number)}`
  return chooseFilter(ctx, { period: { from: `${of}-01`, to: `${of}-${days}` } })
})

function changesOf(what: Condition, value: number | null): Partial<GalleryFilter> {
  switch (what) {
    case 'avatar':
      return { avatar: value === noAvatar ? 'none' : value === anyAvatar ? 'any' : value }
    case 'model':
      return { model: value === null ? null : (imageModels[value]?.key ?? null) }
    case 'format':
      return { format: value === null ? null : (formats[value] ?? null) }
    case 'period':
      return { period: value === null ? null : (namedPeriods[value] ?? null) }
  }
}

interface Choice {
  readonly value: number
  readonly label: string
}

function choicesOf(texts: Texts, what: Condition, numbers: GalleryNumbers): readonly Choice[] {
  const { gallery, order, common } = texts
  const counted = (label: string, images: number) => `${label} · ${common.number(images)}`
  switch (what) {
    case 'avatar':
      return [
        { value: anyAvatar, label: gallery.marks.anyAvatar },
        ...numbers.byAvatar.map(({ avatarId, name, images }) => ({
          value: avatarId ?? noAvatar,
          label: counted(avatarId === null ? gallery.marks.noAvatar : `👤 ${name || order.unnamed}`, images),
        })),
      ]
    case 'model':
      return numbers.byModel.flatMap(({ model, images }) => {
        const value = imageModels.findIndex(({ key }) => key === model)
        return value < 0 ? [] : [{ value, label: counted(imageModels[value]?.title ?? model, images) }]
      })
    case 'format':
      return numbers.byFormat.flatMap(({ format, images }) => {
        const value = formats.findIndex((each) => each === format)
        const known = formats[value]
        return known ? [{ value, label: counted(order.formatName(known), images) }] : []
      })
    case 'period':
      return namedPeriods.map((period, value) => ({ value, label: gallery.periods[period] }))
  }
}

const monthsShown = 12

function monthButtons({ texts }: BotContext, { byMonth }: GalleryNumbers) {
  return byMonth.slice(0, monthsShown).map(({ month: name }) => {
    const [year = 0, number = 1] = name.split('-').map(Number)
    return month(texts.gallery.month(new Date(year, number - 1, 1)), { year, month: number })
  })
}

export const pickScreen = view(async (ctx, { what }) => {
  await ctx.expectMessage(null)
  const { gallery, common } = ctx.texts
  const numbers = await ctx.app.gallery.numbers(ctx.person.id)
  const choices = choicesOf(ctx.texts, what, numbers).slice(0, maxChoices)
  const isOn = ctx.person.gallery.filter[what] !== null
  await show(ctx, {
    text: gallery.pick[what],
    rows: [
      ...pairs(choices.map(({ value, label }) => set(label, { what, value }))),
      ...(what === 'period' ? pairs(monthButtons(ctx, numbers)) : []),
      [what === 'period' ? goTo('dates', gallery.ownDates, {}) : null],
      [isOn ? set(gallery.anyOfThem, { what, value: null }) : null],
      [goTo('filter', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
