import type { ShareView } from '../../domain/gallery/create-sharing.ts'
import type { BotContext } from '../context.ts'
import { copyButton, inlineButton, keyboard, linkButton, type Rows } from '../kit/button.ts'
import { flag, int } from '../kit/fields.ts'
import { imageFile, shownFileOf } from '../image-file.ts'
import { goTo, screen } from '../screen-kit.ts'
import { showImage } from './send-image.ts'

const { button, view } = screen('share')

const publish = button('page', { image: int }, async (ctx, { image }) =>
  showShare(ctx, await ctx.app.sharing.publish(ctx.person.id, image)),
)

const revoke = button('stop', { image: int }, async (ctx, { image }) => {
  const seen = await ctx.app.sharing.revoke(ctx.person.id, image)
  if (seen) await ctx.toast(ctx.texts.sharing.revoked)
  await showShare(ctx, seen)
})

const showWish = button('wish', { image: int, on: flag }, async (ctx, { image, on }) =>
  showShare(ctx, await ctx.app.sharing.setShowsWish(ctx.person.id, image, on)),
)

const send = button('send', { image: int }, async (ctx, { image }) => {
  const { sharing, common } = ctx.texts
  const seen = await ctx.app.sharing.view(ctx.person.id, image)
  if (!seen) return ctx.alert(common.gone)
  await ctx.toast(sharing.sent)
  const file = await imageFile(ctx, seen.image)
  const below = {
    caption: sharing.madeWith,
    reply_markup: keyboard([[linkButton(sharing.tryIt, botAddress(ctx, seen))]]),
  }
  if (seen.image.media === 'photo') await ctx.replyWithPhoto(file, below)
  else await ctx.replyWithVideo(file, below)
})

/** Leads whoever follows it to the bot, and to the picture where everybody may see it. */
const botAddress = ({ me }: BotContext, { share }: ShareView): string =>
  `https://t.me/${me.username}${share ? `?start=i_${share.token}` : ''}`

function rowsOf(ctx: BotContext, { image, share, pageUrl, hasPages }: ShareView): Rows {
  const { sharing, gallery, common } = ctx.texts
  const at = { image: image.id }
  return [
    [
      shownFileOf(image) === null ? null : inlineButton(sharing.toChat, `#${image.id}`),
      send(sharing.asMessage, at),
    ],
    share || !hasPages ? [] : [publish(sharing.publish, at)],
    pageUrl === undefined
      ? []
      : [linkButton(sharing.openPage, pageUrl), copyButton(sharing.copyAddress, pageUrl)],
    share
      ? [showWish(share.showsWish ? sharing.hideWish : sharing.showWish, { ...at, on: !share.showsWish })]
      : [],
    share ? [revoke(sharing.revoke, at)] : [],
    [goTo('gallery', gallery.backToGallery, { view: null, ...at }), goTo('home', common.home, {})],
  ]
}

async function showShare(ctx: BotContext, seen: ShareView | undefined): Promise<void> {
  if (!seen) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('gallery', { view: null, image: null })
  }
  const { sharing } = ctx.texts
  const { share, pageUrl, hasPages } = seen
  const text = sharing.screen({
    page: !hasPages ? 'impossible' : share ? 'open' : 'closed',
    address: pageUrl ?? null,
    showsWish: share?.showsWish === true,
  })
  await showImage(ctx, seen.image, { text, rows: rowsOf(ctx, seen) })
}

export const shareScreen = view(async (ctx, { image }) =>
  showShare(ctx, await ctx.app.sharing.view(ctx.person.id, image)),
)
