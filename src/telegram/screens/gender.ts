import { genders } from '../../domain/avatars/avatar.ts'
import { int, oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, view } = screen('gender')

const choose = button('is', { avatar: int, gender: oneOf(genders) }, async (ctx, { avatar, gender }) => {
  const outcome = await ctx.app.avatars.chooseGender(ctx.person.id, avatar, gender)
  if (outcome.kind === 'kept') return ctx.open('name', { avatar })
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('avatars', { place: 0 })
})

export const genderScreen = view(async (ctx, { avatar }) => {
  const { newAvatar, common } = ctx.texts
  await show(ctx, {
    text: newAvatar.whoIsPictured,
    rows: [
      [
        choose(newAvatar.female, { avatar, gender: 'female' }),
        choose(newAvatar.male, { avatar, gender: 'male' }),
      ],
      [goTo('newAvatar', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
