import { isOpenForPhotos } from '../../domain/avatars/avatar.ts'
import type { TrainingOffer } from '../../domain/avatars/offer-training.ts'
import {
  defaultPreset,
  trainingPresetNames,
  type TrainingPreset,
} from '../../domain/avatars/training-presets.ts'
import type { BotContext } from '../context.ts'
import type { Button } from '../kit/button.ts'
import { flag, int, oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { removeCounter } from './remove-counter.ts'

const { button, view } = screen('offer')

const presetField = oneOf(trainingPresetNames)

const choose = button('how', { avatar: int, preset: presetField }, (ctx, { avatar, preset }) =>
  showOffer(ctx, avatar, preset),
)

const keepPhotos = button(
  'keep',
  { avatar: int, preset: presetField, keep: flag },
  async (ctx, { avatar, preset, keep }) => {
    const { training, common } = ctx.texts
    const isNoted = await ctx.app.avatars.keepPhotos(ctx.person.id, avatar, keep)
    const noted = keep ? training.photosWillStay : training.photosWillGo
    await ctx.toast(isNoted ? noted : common.gone)
    await showOffer(ctx, avatar, preset)
  },
)

/** The confirmation that the photos may be used, and the order: one tap, one charge. */
const confirm = button('yes', { avatar: int, preset: presetField }, async (ctx, { avatar, preset }) => {
  const { training, common } = ctx.texts
  const outcome = await ctx.app.avatars.orderTraining({
    userId: ctx.person.id,
    avatarId: avatar,
    preset,
    updateId: ctx.update.update_id,
  })
  switch (outcome.kind) {
    case 'queued':
    case 'ordered-before':
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
      return showOffer(ctx, avatar, preset)
    case 'cannot-be-trained':
      await ctx.alert(training.cannotBeTrained)
      return ctx.open('avatars', { place: 0 })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('avatars', { place: 0 })
  }
})

async function showOffer(ctx: BotContext, avatar: number, preset: TrainingPreset): Promise<void> {
  const { training, photos, common } = ctx.texts
  const offer = await ctx.app.avatars.offer(ctx.person.id, avatar, preset)
  if (!offer) {
    await ctx.toast(common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  // An older message may lead here when the training is under way or done.
  if (!isOpenForPhotos(offer.avatar.status)) {
    await ctx.toast(training.cannotBeTrained)
    return ctx.open('avatars', { place: 0 })
  }
  const { keepPhotos: keeps, name, photoCount, type } = offer.avatar
  const price = common.credits(offer.chosen.priceCredits)
  await show(ctx, {
    text: training.offer({
      name,
      photos: common.number(photoCount),
      preset,
      steps: common.number(offer.chosen.steps),
      price,
      balance: common.credits(ctx.person.balanceCredits),
      duration: offer.usualDurationMs === undefined ? null : common.duration(offer.usualDurationMs),
      isStyle: type === 'style',
      keepsPhotos: keeps,
    }),
    rows: [
      otherPresets(ctx, offer),
      [keepPhotos(keeps ? training.letPhotosGo : training.keepPhotos, { avatar, preset, keep: !keeps })],
      [confirm(training.confirm(price), { avatar, preset }, 'success')],
      [goTo('photos', photos.backToPhotos, { avatar }), goTo('home', common.home, {})],
    ],
  })
}

/** The chosen one stands above in words: two buttons have room for their prices on a phone. */
const otherPresets = ({ texts: { training, common } }: BotContext, offer: TrainingOffer): Button[] =>
  offer.presets
    .filter(({ preset }) => preset !== offer.chosen.preset)
    .map(({ preset, priceCredits }) =>
      choose(training.presetButton({ preset, price: common.number(priceCredits) }), {
        avatar: offer.avatar.id,
        preset,
      }),
    )

export const offerScreen = view((ctx, { avatar }) => showOffer(ctx, avatar, defaultPreset))
