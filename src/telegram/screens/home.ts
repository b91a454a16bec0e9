import { fileURLToPath } from 'node:url'
import { InputFile } from 'grammy'
import type { BotContext } from '../context.ts'
import type { Rows } from '../kit/button.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, view } = screen('home')

const welcomePicture = fileURLToPath(new URL('../pictures/welcome.jpg', import.meta.url))

const tryWithout = button('try', {}, async (ctx) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: null, wish: '' })
  await ctx.open('order', { draft: draft.id })
})

export const homeScreen = view(async (ctx) => {
  await ctx.expectMessage(null)
  const { texts, person, sentPictures } = ctx
  const { home, common } = texts
  // Without a picture, what there is of an avatar decides what comes next.
  const begun = person.imageCount === 0 ? await ctx.app.avatars.findAt(person.id, 0) : undefined
  const isNew = person.imageCount === 0 && !begun
  const isUnfinished = begun !== undefined && begun.avatar.status !== 'completed'
  const facts = { name: person.firstName, credits: common.credits(person.balanceCredits) }
  const { photoId } = await show(ctx, {
    text: isNew ? home.welcome(facts) : home.menu({ ...facts, images: common.images(person.imageCount) }),
    // Somebody who has no picture yet sees what there could be.
    ...(isNew ? { photo: sentPictures.get('welcome') ?? new InputFile(welcomePicture) } : {}),
    rows: [
      ...firstSteps(ctx, { isNew, isUnfinished }),
      [
        goTo('avatars', home.avatars, { place: 0 }),
        goTo('gallery', home.gallery, { view: null, image: null }),
      ],
      [goTo('balance', home.balance, {}), goTo('settings', home.settings, {})],
      [goTo('help', home.help, {})],
    ],
  })
  if (isNew && photoId !== undefined) sentPictures.set('welcome', photoId)
})

function firstSteps(
  { texts: { home } }: BotContext,
  { isNew, isUnfinished }: { isNew: boolean; isUnfinished: boolean },
): Rows {
  if (isNew) return [[goTo('newAvatar', home.createAvatar, {}, 'primary')], [tryWithout(home.tryWithout, {})]]
  if (isUnfinished)
    return [
      [goTo('avatars', home.continueAvatar, { place: 0 }, 'primary')],
      [goTo('create', home.createImage, {})],
    ]
  return [[goTo('create', home.createImage, {}, 'primary')], [goTo('newAvatar', home.newAvatar, {})]]
}
