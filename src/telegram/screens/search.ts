import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'

const maxSearchLength = 200

const { input, view } = screen('search')

const expectWords = input('typed', {}, async (ctx) => {
  const words = ctx.message?.text?.trim()
  if (words === undefined || words === '') return 'declined'
  await ctx.expectMessage(null)
  await chooseFilter(ctx, { words: words.slice(0, maxSearchLength) })
  return 'taken'
})

export const searchScreen = view(async (ctx) => {
  const { gallery, common } = ctx.texts
  await expectWords(ctx, {})
  await show(ctx, {
    text: gallery.askWords,
    rows: [[goTo('filter', common.back, {}), goTo('home', common.home, {})]],
  })
})
