import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, view } = screen('home')

const tryWithout = button('try', {}, async (ctx) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: null, wish: '' })
  await ctx.open('order', { draft: draft.id })
})

export const homeScreen = view(async (ctx) => {
  const { texts, person } = ctx
  const { home, common } = texts
  const isNew = person.imageCount === 0
  const name = person.firstName
  await show(ctx, {
    text: isNew
      ? home.welcome({ name, credits: common.credits(person.balanceCredits) })
      : home.menu({
          name,
          credits: common.credits(person.balanceCredits),
          images: common.images(person.imageCount),
        }),
    rows: [
      isNew
        ? [goTo('newAvatar', home.createAvatar, {}, 'primary')]
        : [goTo('create', home.createImage, {}, 'primary'), goTo('newAvatar', home.newAvatar, {})],
      isNew ? [tryWithout(home.tryWithout, {})] : [],
      [
        goTo('avatars', home.avatars, { place: 0 }),
        goTo('gallery', home.gallery, { image: null, favourites: false, place: 1, count: person.imageCount }),
      ],
      [goTo('balance', home.balance, {}), goTo('help', home.help, {})],
      [goTo('settings', home.settings, {})],
    ],
  })
})
