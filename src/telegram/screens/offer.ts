import { isOpenForPhotos } from '../../domain/avatars/avatar.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { removeOther } from './remove-other.ts'

const { button, view } = screen('offer')

/** The confirmation that the photos may be used, and the order: one tap, one charge. */
const confirm = button('yes', { avatar: int }, async (ctx, { avatar }) => {
  const { training, common } = ctx.texts
  const outcome = await ctx.app.avatars.orderTraining(ctx.person.id, avatar, 'balanced')
  switch (outcome.kind) {
    case 'queued':
    case 'under-way':
      await ctx.expectMessage(null)
      await removeCounter(ctx, avatar)
      return ctx.open('training', { training: outcome.training.id })
    case 'not-enough-credits': {
      const price = common.credits(outcome.priceCredits)
      await ctx.alert(training.notEnoughCredits({ price, balance: common.credits(outcome.balanceCredits) }))
      return ctx.open('balance', {})
    }
    case 'not-enough-photos':
      await ctx.alert(
        training.notEnoughPhotos({ have: common.photos(outcome.photoCount), min: outcome.minPhotos }),
      )
      return ctx.open('photos', { avatar })
    case 'free-trainings-used':
      await ctx.alert(training.freeTrainingsUsed(outcome.freeTrainings))
      return ctx.open('balance', {})
    case 'too-many-orders':
      await ctx.alert(common.tooManyOrders(outcome.perMinute))
      return ctx.open('offer', { avatar })
    case 'cannot-be-trained':
      await ctx.alert(training.cannotBeTrained)
      return ctx.open('avatars', { place: 0 })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('avatars', { place: 0 })
  }
})

/** Its photos are settled: a "Done" left standing above the progress would lead nowhere. */
async function removeCounter(ctx: BotContext, avatar: number): Promise<void> {
  const found = await ctx.app.avatars.find(ctx.person.id, avatar)
  const pressed = ctx.callbackQuery?.message?.message_id
  if (!found?.counterMessageId || pressed === undefined) return
  await removeOther(ctx, found.counterMessageId, pressed)
  await ctx.app.avatars.setCounterMessage(avatar, null)
}

export const offerScreen = view(async (ctx, { avatar }) => {
  const { training, photos, common } = ctx.texts
  const offer = await ctx.app.avatars.offer(ctx.person.id, avatar, 'balanced')
  if (!offer) {
    await ctx.toast(common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  // An older message may lead here when the training is under way or done.
  if (!isOpenForPhotos(offer.avatar.status)) {
    await ctx.toast(training.cannotBeTrained)
    return ctx.open('avatars', { place: 0 })
  }
  const price = common.credits(offer.priceCredits)
  await show(ctx, {
    text: training.offer({
      name: offer.avatar.name,
      photos: common.number(offer.avatar.photoCount),
      price,
      balance: common.credits(ctx.person.balanceCredits),
      duration: offer.usualDurationMs === undefined ? null : common.duration(offer.usualDurationMs),
      isStyle: offer.avatar.type === 'style',
    }),
    rows: [
      [confirm(training.confirm(price), { avatar }, 'success')],
      [goTo('photos', photos.backToPhotos, { avatar }), goTo('home', common.home, {})],
    ],
  })
})
