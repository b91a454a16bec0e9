import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

// Those with the most images come first, so the end of a long list says little.
const maxAvatarsShown = 20

const { view } = screen('statistics')

export const statisticsScreen = view(async (ctx) => {
  const { gallery, order, common } = ctx.texts
  const { images, favourites, thisMonth, spentCredits, byAvatar } = await ctx.app.gallery.statistics(
    ctx.person.id,
  )
  await show(ctx, {
    text: gallery.numbers({
      images: common.images(images),
      favourites: common.number(favourites),
      thisMonth: common.number(thisMonth),
      spent: common.credits(spentCredits),
      byAvatar: byAvatar.slice(0, maxAvatarsShown).map((each) => ({
        name: each.name === '' ? order.unnamed : each.name,
        images: common.images(each.images),
      })),
    }),
    rows: [[goTo('gallery', common.back, { view: null, image: null }), goTo('home', common.home, {})]],
  })
})
