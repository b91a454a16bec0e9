import { oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, view } = screen('newAvatar')

/** An instant avatar joins them when there is a way to make one. */
const offeredTypes = ['portrait', 'style'] as const

const choose = button('type', { type: oneOf(offeredTypes) }, async (ctx, { type }) => {
  const avatar = await ctx.app.avatars.start(ctx.person.id, type)
  if (type === 'portrait') await ctx.open('gender', { avatar: avatar.id })
  else await ctx.open('name', { avatar: avatar.id })
})

export const newAvatarScreen = view(async (ctx) => {
  const { newAvatar, common } = ctx.texts
  const { minPhotos, maxPhotos } = ctx.app.avatars.limits
  const price = common.credits(ctx.app.billing.prices.trainingCredits)
  await show(ctx, {
    text: newAvatar.chooseType({ minPhotos, maxPhotos, price }),
    rows: [
      [
        choose(newAvatar.portrait, { type: 'portrait' }, 'primary'),
        choose(newAvatar.style, { type: 'style' }),
      ],
      [goTo('home', common.home, {})],
    ],
  })
})
