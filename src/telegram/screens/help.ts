import { usualPriceOfTraining } from '../../domain/billing/prices.ts'
import type { BotContext } from '../context.ts'
import { oneOf } from '../kit/fields.ts'
import type { Html } from '../kit/html.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { pairs } from './pairs.ts'

const topics = ['how', 'photos', 'wishes', 'prices', 'failures'] as const
type Topic = (typeof topics)[number]

const { button, view } = screen('help')

const about = button('about', { topic: oneOf(topics) }, (ctx, { topic }) => showTopic(ctx, topic))

async function showTopic(ctx: BotContext, topic: Topic): Promise<void> {
  const { help, home, gallery, common } = ctx.texts
  const labels: Readonly<Record<Topic, string>> = {
    how: help.aboutHow,
    photos: help.aboutPhotos,
    wishes: help.aboutWishes,
    prices: help.aboutPrices,
    failures: help.aboutFailures,
  }
  const others = topics.filter((each) => each !== topic).map((each) => about(labels[each], { topic: each }))
  await show(ctx, {
    text: textOf(ctx, topic),
    rows: [
      ...pairs(others),
      [goTo('newAvatar', home.newAvatar, {}), goTo('create', gallery.create, {})],
      [goTo('home', common.home, {})],
    ],
  })
}

function textOf({ app, texts: { help, common }, person }: BotContext, topic: Topic): Html {
  const { minPhotos: min, maxPhotos: max } = app.avatars.limits
  const { prices } = app.billing
  switch (topic) {
    case 'how':
      return help.how({ min, max })
    case 'photos':
      return help.photos({ min, max })
    case 'wishes':
      return help.wishes
    case 'prices':
      return help.prices({
        withAvatar: common.credits(prices.avatarImageCredits),
        without: common.credits(prices.imageCredits),
        training: common.credits(usualPriceOfTraining(prices)),
        balance: common.credits(person.balanceCredits),
      })
    case 'failures':
      return help.failures
  }
}

export const helpScreen = view((ctx) => showTopic(ctx, 'how'))
