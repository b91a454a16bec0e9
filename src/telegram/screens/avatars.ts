import { isOpenForPhotos, type Avatar, type Training } from '../../domain/avatars/avatar.ts'
import { maxAvatars } from '../../domain/avatars/limits.ts'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { showWithFace } from './avatar-picture.ts'

const { button, view } = screen('avatars')

const createImage = button('img', { avatar: int }, async (ctx, { avatar }) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: avatar, wish: '' })
  await ctx.open('order', { draft: draft.id })
})

const trainIt = button('learn', { avatar: int }, async (ctx, { avatar }) => {
  const { avatars, newAvatar, common } = ctx.texts
  const outcome = await ctx.app.avatars.trainInstant(ctx.person.id, avatar)
  switch (outcome.kind) {
    case 'begun':
      await ctx.toast(avatars.photosTakenOver)
      return ctx.open('gender', { avatar: outcome.avatar.id })
    case 'too-many':
      await ctx.alert(newAvatar.tooMany(maxAvatars))
      return ctx.open('avatars', { place: 0 })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('avatars', { place: 0 })
  }
})

const makeMain = button('main', { avatar: int, place: int }, async (ctx, { avatar, place }) => {
  const isMain = await ctx.app.avatars.makeMain(ctx.person, avatar)
  await ctx.toast(isMain ? ctx.texts.avatars.madeMain : ctx.texts.common.gone)
  await ctx.open('avatars', { place })
})

const askDelete = button('ask', { avatar: int, place: int }, async (ctx, { avatar: id, place }) => {
  const { avatars, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  if (!avatar) {
    await ctx.toast(common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  await show(ctx, {
    text: avatars.askDelete({
      name: avatar.name || avatars.unnamed,
      images: common.images(avatar.imageCount),
    }),
    rows: [
      [
        reallyDelete(avatars.reallyDelete, { avatar: id }, 'danger'),
        goTo('avatars', avatars.keep, { place }),
      ],
    ],
  })
})

const reallyDelete = button('del', { avatar: int }, async (ctx, { avatar }) => {
  const { avatars, common } = ctx.texts
  const outcome = await ctx.app.avatars.delete(ctx.person.id, avatar)
  const answers = {
    deleted: avatars.deleted,
    'training-under-way': avatars.trainingUnderWay,
    'not-found': common.gone,
  }
  await ctx.toast(answers[outcome])
  await ctx.open('avatars', { place: 0 })
})

const askDeletePhotos = button('askp', { avatar: int, place: int }, async (ctx, { avatar: id, place }) => {
  const { avatars, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  if (!avatar || avatar.photoCount === 0) {
    await ctx.toast(common.gone)
    return ctx.open('avatars', { place })
  }
  await show(ctx, {
    text: avatars.askDeletePhotos({
      name: avatar.name || avatars.unnamed,
      photos: common.photos(avatar.photoCount),
    }),
    rows: [
      [
        reallyDeletePhotos(avatars.reallyDelete, { avatar: id, place }, 'danger'),
        goTo('avatars', avatars.keepPhotos, { place }),
      ],
    ],
  })
})

const reallyDeletePhotos = button('delp', { avatar: int, place: int }, async (ctx, { avatar, place }) => {
  const { avatars, common } = ctx.texts
  const outcome = await ctx.app.avatars.deletePhotos(ctx.person.id, avatar)
  const answers = { deleted: avatars.photosGone, needed: avatars.photosNeeded, 'not-found': common.gone }
  await ctx.toast(answers[outcome])
  await ctx.open('avatars', { place })
})

export const avatarsScreen = view(async (ctx, { place: wanted }) => {
  const { avatars, common } = ctx.texts
  const found = await ctx.app.avatars.findAt(ctx.person.id, wanted)
  if (!found) {
    const rows = [[goTo('newAvatar', avatars.create, {}, 'primary')], [goTo('home', common.home, {})]]
    return void (await show(ctx, { text: avatars.none, rows }))
  }
  const { avatar, place, count } = found
  await showWithFace(ctx, found, {
    text: avatars.card({
      name: avatar.name || avatars.unnamed,
      type: avatar.type,
      status: avatar.status,
      isMain: avatar.isMain,
      isTest: avatar.isTest,
      photos: hasGivenUpPhotos(avatar) ? avatars.photosDeleted : common.photos(avatar.photoCount),
      images: common.images(avatar.imageCount),
      since: common.date(avatar.createdAt),
      place: place + 1,
      count,
    }),
    rows: [
      ...nextSteps(ctx, avatar, { training: found.training, place }),
      [
        avatar.status === 'completed' && !avatar.isMain
          ? makeMain(avatars.makeMain, { avatar: avatar.id, place })
          : null,
      ],
      [
        avatar.name === '' ? null : goTo('name', avatars.rename, { avatar: avatar.id }),
        avatar.status === 'training' ? null : askDelete(avatars.delete, { avatar: avatar.id, place }),
      ],
      [
        place > 0 ? goTo('avatars', avatars.previous, { place: place - 1 }) : null,
        place < count - 1 ? goTo('avatars', avatars.next, { place: place + 1 }) : null,
      ],
      [goTo('newAvatar', avatars.newOne, {}), goTo('home', common.home, {})],
    ],
  })
})

/** Learned from and deleted: their number would read as if there never had been any. */
const hasGivenUpPhotos = ({ status, photoCount }: Avatar): boolean =>
  status === 'completed' && photoCount === 0

/** What makes sense with an avatar in this state. */
function nextSteps(
  ctx: BotContext,
  avatar: Avatar,
  { training, place }: { readonly training: Training | null; readonly place: number },
): Rows {
  const { avatars } = ctx.texts
  const { id } = avatar
  const photos =
    isOpenForPhotos(avatar.status) && avatar.name !== ''
      ? goTo('photos', avatars.photos, { avatar: id })
      : null
  switch (avatar.status) {
    case 'draft':
      return [
        [
          goTo(
            avatar.type === 'portrait' && !avatar.gender ? 'gender' : 'name',
            avatars.continueDraft,
            { avatar: id },
            'primary',
          ),
        ],
      ]
    case 'photos_uploading':
      return [[goTo('photos', avatars.continueDraft, { avatar: id }, 'primary')]]
    case 'ready_for_training':
      return [[goTo('offer', avatars.train, { avatar: id }, 'primary')], [photos]]
    case 'training':
      return [[training ? goTo('training', avatars.progress, { training: training.id }, 'primary') : null]]
    case 'completed':
      return [
        [createImage(avatars.createImage, { avatar: id }, 'primary')],
        [
          avatar.type === 'instant' ? trainIt(avatars.trainIt, { avatar: id }) : null,
          avatar.photoCount > 0 ? goTo('photo', avatars.photos, { avatar: id, place: 0 }) : null,
          avatar.type !== 'instant' && avatar.photoCount > 0
            ? askDeletePhotos(avatars.deletePhotos, { avatar: id, place })
            : null,
        ],
      ]
    case 'error':
    case 'cancelled':
      return [[goTo('offer', avatars.tryAgain, { avatar: id }, 'primary')], [photos]]
  }
}
