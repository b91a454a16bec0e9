import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'
import { readDates } from './read-dates.ts'

const { input, view } = screen('dates')

const expectDates = input('typed', {}, async (ctx) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  const period = readDates(words)
  if (!period) {
    await ctx.reply(ctx.texts.gallery.notDates)
    return 'taken'
  }
  await ctx.expectMessage(null)
  await chooseFilter(ctx, { period })
  return 'taken'
})

export const datesScreen = view(async (ctx) => {
  const { gallery, common } = ctx.texts
  await expectDates(ctx, {})
  await show(ctx, {
    text: gallery.askDates,
    rows: [[goTo('pick', common.back, { what: 'period' }), goTo('home', common.home, {})]],
  })
})
