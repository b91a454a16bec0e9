import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { chooseFilter } from './choose-filter.ts'

const maxSearchLength = 200

const { button, input, view } = screen('search')

const expectWords = input('typed', {}, async (ctx) => {
  const words = ctx.message?.text?.trim()
  if (words === undefined || words === '') return 'declined'
  await ctx.expectMessage(null)
  await chooseFilter(ctx, { words: words.slice(0, maxSearchLength) })
  return 'taken'
})

const forget = button('off', {}, async (ctx) => {
  await ctx.expectMessage(null)
  await chooseFilter(ctx, { words: null })
})

export const searchScreen = view(async (ctx) => {
  const { gallery, common } = ctx.texts
  const { words } = ctx.person.gallery.filter
  await expectWords(ctx, {})
  await show(ctx, {
    text: gallery.askWords,
    rows: [
      [words === null ? null : forget(gallery.anyWords, {})],
      [goTo('filter', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
