import { instantPhotoLimits } from '../../domain/avatars/limits.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { removeCounter } from './remove-counter.ts'

const { button, view } = screen('instant')

/** The confirmation that the photos may be used; from here on the avatar draws. */
const confirm = button('yes', { avatar: int }, async (ctx, { avatar }) => {
  const { newAvatar, training, common } = ctx.texts
  const outcome = await ctx.app.avatars.completeInstant(ctx.person.id, avatar)
  switch (outcome) {
    case 'completed': {
      await ctx.expectMessage(null)
      await ctx.toast(newAvatar.instantReady)
      await removeCounter(ctx, avatar)
      const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: avatar, wish: '' })
      return ctx.open('order', { draft: draft.id })
    }
    case 'not-enough-photos':
      await ctx.alert(training.notEnoughPhotos({ have: common.photos(0), min: instantPhotoLimits.minPhotos }))
      return ctx.open('photos', { avatar })
    case 'closed':
      return ctx.open('avatars', { place: 0 })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('avatars', { place: 0 })
  }
})

export const instantScreen = view(async (ctx, { avatar: id }) => {
  const { newAvatar, photos, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  // An older message may lead here when the avatar is ready or gone.
  if (avatar?.type !== 'instant' || avatar.status !== 'photos_uploading') {
    if (!avatar) await ctx.toast(common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  await show(ctx, {
    text: newAvatar.instantSummary({
      name: avatar.name,
      photos: common.number(avatar.photoCount),
      imagePrice: common.credits(ctx.app.billing.prices.avatarImageCredits),
    }),
    rows: [
      [confirm(newAvatar.instantConfirm, { avatar: id }, 'success')],
      [goTo('photos', photos.backToPhotos, { avatar: id }), goTo('home', common.home, {})],
    ],
  })
})
