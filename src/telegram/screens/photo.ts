import type { Photo } from '../../domain/avatars/avatar.ts'
import type { PhotoReview } from '../../domain/avatars/review-photos.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { photoOf } from './avatar-picture.ts'

const { button, view } = screen('photo')

const remove = button(
  'rm',
  { avatar: int, photo: int, place: int },
  async (ctx, { avatar, photo, place }) => {
    const { photos, common } = ctx.texts
    const outcome = await ctx.app.avatars.removePhoto(ctx.person.id, photo)
    await ctx.toast({ removed: photos.removed, closed: photos.closed, 'not-found': common.gone }[outcome])
    await ctx.open('photo', { avatar, place })
  },
)

export const photoScreen = view(async (ctx, { avatar, place: wanted }) => {
  const { photos, common } = ctx.texts
  const found = await ctx.app.avatars.photoAt(ctx.person.id, avatar, wanted)
  const home = goTo('home', common.home, {})
  const back = [goTo('photos', photos.backToPhotos, { avatar }), home]
  if (!found) return void (await show(ctx, { text: photos.nonePhotos, rows: [back] }))

  const { photo, place, count, isOpen } = found
  const nextAdvisedPlace = isOpen ? found.nextAdvisedPlace : undefined
  const picture = await photoOf(ctx, photo)
  const { width, height } = photo
  await show(ctx, {
    text: photos.one({
      place: place + 1,
      count,
      width,
      height,
      status: statusOf(ctx, photo),
      advice: isOpen ? adviceOf(ctx, found.review) : [],
    }),
    ...(picture === null ? {} : { photo: picture }),
    rows: [
      [
        place > 0 ? goTo('photo', '‹', { avatar, place: place - 1 }) : null,
        isOpen ? remove(photos.remove, { avatar, photo: photo.id, place }, 'danger') : null,
        place < count - 1 ? goTo('photo', '›', { avatar, place: place + 1 }) : null,
      ],
      nextAdvisedPlace === undefined
        ? []
        : [goTo('photo', photos.nextAdvised, { avatar, place: nextAdvisedPlace })],
      isOpen ? back : [goTo('avatars', common.back, { place: 0 }), home],
    ],
  })
})

const adviceOf = (ctx: BotContext, { advice, twinPlace = 0 }: PhotoReview): string[] =>
  advice.map((each) => ctx.texts.photoAdvice.detail(each, { twin: twinPlace + 1 }))

function statusOf(ctx: BotContext, photo: Photo): string {
  const { photos } = ctx.texts
  if (photo.status === 'pending') return photos.waiting
  return photo.reason === null ? '' : photos.refusedBecause(photos.reason(photo.reason))
}
