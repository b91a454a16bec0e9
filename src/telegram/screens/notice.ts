import type { Avatar, Training } from '../../domain/avatars/avatar.ts'
import type { Generation } from '../../domain/generation/generation.ts'
import type { NoticeContent } from '../../domain/notices/messenger.ts'
import type { Content } from '../kit/show.ts'
import { goToAnew } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 200

/** The member of the union whose kinds include K. */
type About<K extends NoticeContent['kind'], N = NoticeContent> = N extends { kind: infer Kinds }
  ? K extends Kinds
    ? N
    : never
  : never

// A notice stays where it is, so everything below it opens a message of its own.

export function drawTrainingCompleted(
  texts: Texts,
  { avatar, training: done, generation }: { avatar: Avatar; training: Training; generation?: Generation },
): Content {
  const { training, common } = texts
  return {
    text: training.completed({
      name: avatar.name,
      isTest: done.isTest,
      isGift: done.isGift,
      firstWish: generation?.wish ?? null,
    }),
    rows: [
      generation ? [goToAnew('result', training.firstPicture, { generation: generation.id })] : [],
      [goToAnew('create', training.createImage, {}, 'primary')],
      [goToAnew('avatars', training.myAvatars, { place: 0 }), goToAnew('home', common.home, {})],
    ],
  }
}

export function drawTrainingFailed(texts: Texts, content: About<'training-failed'>): Content {
  const { training, common } = texts
  const { avatar, training: failed, refundedCredits } = content
  return {
    text: training.failed({
      name: avatar.name,
      code: failed.errorCode,
      refund: common.credits(refundedCredits),
    }),
    rows: [
      [goToAnew('offer', training.tryAgain, { avatar: avatar.id }, 'primary')],
      [
        goToAnew('photo', training.viewPhotos, { avatar: avatar.id, place: 0 }),
        goToAnew('home', common.home, {}),
      ],
    ],
  }
}

export function drawGenerationFailed(
  texts: Texts,
  { generation, refundedCredits }: About<'generation-failed'>,
): Content {
  const { making, common } = texts
  return {
    text: making.failed({
      wish: shorten(generation.wish, maxWishShown),
      code: generation.errorCode,
      refund: common.credits(refundedCredits),
    }),
    rows: [
      [goToAnew('result', making.tryAgain, { generation: generation.id }, 'primary')],
      [goToAnew('home', common.home, {})],
    ],
  }
}

/** A stop that the studio could not be told at once; the person has waited for this. */
export function drawTrainingCancelled(
  texts: Texts,
  { avatar, refundedCredits }: About<'training-cancelled'>,
): Content {
  const { training, common } = texts
  return {
    text: training.cancelled(common.credits(refundedCredits)),
    rows: [
      [goToAnew('offer', training.startAgain, { avatar: avatar.id })],
      [goToAnew('avatars', training.myAvatars, { place: 0 }), goToAnew('home', common.home, {})],
    ],
  }
}

export function drawGenerationCancelled(
  texts: Texts,
  { generation, refundedCredits }: About<'generation-cancelled'>,
): Content {
  const { making, common } = texts
  return {
    text: making.cancelled(common.credits(refundedCredits)),
    rows: [
      [goToAnew('result', making.tryAgain, { generation: generation.id })],
      [goToAnew('home', common.home, {})],
    ],
  }
}
