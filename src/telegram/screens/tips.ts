import { photoLimitsOf } from '../../domain/avatars/limits.ts'
import { goTo, screen } from '../screen-kit.ts'
import { showOwnPicture } from './own-picture.ts'

const { view } = screen('tips')

export const tipsScreen = view(async (ctx, { avatar: id }) => {
  const { photos, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  const { limits } = ctx.app.avatars
  const { minPhotos: min, maxPhotos: max } = avatar ? photoLimitsOf(avatar, limits) : limits
  const isStyle = avatar?.type === 'style'
  await showOwnPicture(ctx, isStyle ? 'tips-style' : 'tips-portrait', {
    text: photos.tipsText({ min, max, isStyle }),
    rows: [[goTo('photos', photos.backToPhotos, { avatar: id }), goTo('home', common.home, {})]],
  })
})
