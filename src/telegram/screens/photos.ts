import type { Avatar } from '../../domain/avatars/avatar.ts'
import type { PhotoCounter } from '../../domain/avatars/collect-photos.ts'
import { nextAdvisedPlace } from '../../domain/avatars/review-photos.ts'
import { int } from '../kit/fields.ts'
import { show, type Content } from '../kit/show.ts'
import { goToAnew, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { isPhotoMessage, receivePhoto } from './receive-photo.ts'
import { removeOther } from './remove-other.ts'

const { input, view } = screen('photos')

const expectPhotos = input('add', { avatar: int }, async (ctx, { avatar }) => {
  if (!isPhotoMessage(ctx)) return 'declined'
  await receivePhoto(ctx, avatar)
  return 'taken'
})

/**
 * The one counter message: drawn when the screen is opened, and again whenever a photo was looked at. Whatever leads
 * away from it opens anew: it is edited, and moved below the newest photo, by the worker.
 */
export function drawPhotoCounter(texts: Texts, { avatar, count, limits, review }: PhotoCounter): Content {
  const { photos, photoAdvice, common } = texts
  const { minPhotos: min, maxPhotos: max } = limits
  const refused = Object.entries(count.refused).map(([reason, times]) => ({
    reason: photos.reason(reason),
    count: times,
  }))
  const firstAdvised = nextAdvisedPlace(review, -1)
  const hasAny = count.valid + count.pending + refused.length > 0
  return {
    text: photos.counter({
      name: avatar.name || texts.avatars.unnamed,
      valid: count.valid,
      pending: count.pending,
      min,
      max,
      refused,
      advised: review.advisedCount,
      advice: photoAdvice.summary(review.counts),
      hint: review.hint === undefined ? null : photoAdvice.hint(review.hint),
    }),
    rows: [
      count.valid >= min ? [goToAnew(nextScreen(avatar), photos.done, { avatar: avatar.id }, 'success')] : [],
      firstAdvised === undefined
        ? []
        : [goToAnew('photo', photos.lookAtAdvised, { avatar: avatar.id, place: firstAdvised })],
      hasAny ? [goToAnew('photo', photos.view, { avatar: avatar.id, place: 0 })] : [],
      [goToAnew('tips', photos.tips, { avatar: avatar.id })],
      [goToAnew('avatars', common.back, { place: 0 }), goToAnew('home', common.home, {})],
    ],
  }
}

/** Photos sent out of the blue come before the questions about them. */
function nextScreen({ name, type, gender }: Avatar): 'gender' | 'name' | 'offer' | 'instant' {
  if (name !== '') return type === 'instant' ? 'instant' : 'offer'
  return type === 'portrait' && gender === null ? 'gender' : 'name'
}

export const photosScreen = view(async (ctx, { avatar }) => {
  const counter = await ctx.app.avatars.photoCounter(ctx.person.id, avatar)
  if (!counter) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  await expectPhotos(ctx, { avatar })
  const { messageId } = await show(ctx, drawPhotoCounter(ctx.texts, counter))
  const { counterMessageId } = counter.avatar
  if (messageId === counterMessageId) return
  // From now on this is the message that counts.
  await ctx.app.avatars.setCounterMessage(avatar, messageId)
  await removeOther(ctx, counterMessageId, messageId)
})
