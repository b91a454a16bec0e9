import { usualPriceOfTraining } from '../../domain/billing/prices.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { view } = screen('balance')

export const balanceScreen = view(async (ctx) => {
  const { balance, common } = ctx.texts
  const { prices } = ctx.app.billing
  await show(ctx, {
    text: balance.overview({
      balance: common.credits(ctx.person.balanceCredits),
      withAvatar: common.credits(prices.avatarImageCredits),
      without: common.credits(prices.imageCredits),
      training: common.credits(usualPriceOfTraining(prices)),
    }),
    rows: [
      [goTo('history', balance.history, { page: 0 }), goTo('create', balance.create, {})],
      [goTo('home', common.home, {})],
    ],
  })
})
