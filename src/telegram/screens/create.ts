import type { BotContext } from '../context.ts'
import { int, optionalInt } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { avatarChoice } from './avatar-choice.ts'

const { button, view } = screen('create')

const pick = button('pick', { avatar: optionalInt }, async (ctx, { avatar: avatarId }) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId, wish: '' })
  if (draft.avatarId !== avatarId) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('create', {})
  }
  await ctx.open('order', { draft: draft.id })
})

const bySample = button('sample', {}, async (ctx) => {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, { avatarId: undefined, wish: '' })
  await ctx.open('sample', { draft: draft.id })
})

const turn = button('page', { page: int }, (ctx, { page }) => showChoice(ctx, page))

async function showChoice(ctx: BotContext, page: number): Promise<void> {
  const { order, common } = ctx.texts
  const avatars = await ctx.app.avatars.listCompleted(ctx.person.id)
  const isFirst = avatars.length === 0
  await show(ctx, {
    text: isFirst ? order.noAvatars : order.whoIsInIt,
    rows: [
      isFirst ? [goTo('newAvatar', order.createAvatar, {}, 'primary')] : [],
      ...avatarChoice({
        texts: ctx.texts,
        avatars,
        page,
        pick: (text, avatar) => pick(text, { avatar }),
        turn: (text, to) => turn(text, { page: to }),
      }),
      [goTo('styles', order.byStyle, { draft: null, avatarOf: null }), bySample(order.bySample, {})],
      [goTo('home', common.home, {})],
    ],
  })
}

export const createScreen = view((ctx) => showChoice(ctx, 0))
