import type { BotContext } from '../context.ts'
import { imageFile } from '../image-file.ts'
import { token } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { shorten } from './shorten.ts'

// Telegram's limit for a caption is 1024 characters.
const maxWishShown = 600

const { button, view } = screen('shared')

const makeOne = button('make', { token }, async (ctx, { token: given }) => {
  const shared = await ctx.app.sharing.open(given)
  if (!shared) return tellGone(ctx)
  if (shared.wish === null) return ctx.open('create', {})
  const { draft } = await ctx.app.generations.startDraft(ctx.person, {
    avatarId: undefined,
    wish: shared.wish,
  })
  await ctx.open('order', { draft: draft.id })
})

async function tellGone(ctx: BotContext): Promise<void> {
  await ctx.toast(ctx.texts.sharing.sharedGone)
  await show(ctx, {
    text: ctx.texts.sharing.sharedNoLonger,
    rows: [
      [goTo('create', ctx.texts.sharing.makeOwn, {}, 'primary')],
      [goTo('home', ctx.texts.common.home, {})],
    ],
  })
}

export const sharedScreen = view(async (ctx, { token: given }) => {
  const { sharing, common } = ctx.texts
  const shared = await ctx.app.sharing.open(given)
  if (!shared) return tellGone(ctx)
  const { image, wish } = shared
  const file = await imageFile(ctx, image)
  await show(ctx, {
    ...(image.media === 'photo' ? { photo: file } : { video: file }),
    text: sharing.shared(wish === null ? null : shorten(wish, maxWishShown)),
    rows: [
      [makeOne(wish === null ? sharing.makeOwn : sharing.makeLike, { token: given }, 'primary')],
      [goTo('home', common.home, {})],
    ],
  })
})
