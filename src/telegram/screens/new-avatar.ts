import { avatarTypes } from '../../domain/avatars/avatar.ts'
import { instantPhotoLimits, maxAvatars } from '../../domain/avatars/limits.ts'
import { oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, view } = screen('newAvatar')

const choose = button('type', { type: oneOf(avatarTypes) }, async (ctx, { type }) => {
  const avatar = await ctx.app.avatars.start(ctx.person.id, type)
  if (!avatar) {
    await ctx.alert(ctx.texts.newAvatar.tooMany(maxAvatars))
    return ctx.open('avatars', { place: 0 })
  }
  if (type === 'portrait') await ctx.open('gender', { avatar: avatar.id })
  else await ctx.open('name', { avatar: avatar.id })
})

export const newAvatarScreen = view(async (ctx) => {
  const { newAvatar, common } = ctx.texts
  const { minPhotos, maxPhotos } = ctx.app.avatars.limits
  const price = common.credits(ctx.app.billing.prices.trainingCredits)
  await show(ctx, {
    text: newAvatar.chooseType({ minPhotos, maxPhotos, price, mostInstant: instantPhotoLimits.maxPhotos }),
    rows: [
      [
        choose(newAvatar.portrait, { type: 'portrait' }, 'primary'),
        choose(newAvatar.style, { type: 'style' }),
      ],
      [choose(newAvatar.instant, { type: 'instant' })],
      [goTo('home', common.home, {})],
    ],
  })
})
