import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { view } = screen('tips')

export const tipsScreen = view(async (ctx, { avatar: id }) => {
  const { photos, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  const { minPhotos: min, maxPhotos: max } = ctx.app.avatars.limits
  await show(ctx, {
    text: photos.tipsText({ min, max, isStyle: avatar?.type === 'style' }),
    rows: [[goTo('photos', photos.backToPhotos, { avatar: id }), goTo('home', common.home, {})]],
  })
})
