import { maxAvatarNameLength, type Avatar } from '../../domain/avatars/avatar.ts'
import type { BotContext } from '../context.ts'
import { int, oneOf } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'

const { button, input, view } = screen('name')

const suggestions = ['firstName', 'me', 'style', 'portrait', 'current'] as const
type Suggestion = (typeof suggestions)[number]

const take = button(
  'take',
  { avatar: int, suggestion: oneOf(suggestions) },
  async (ctx, { avatar, suggestion }) => {
    const found = await ctx.app.avatars.find(ctx.person.id, avatar)
    await keep(ctx, avatar, found ? wordsOf(ctx, suggestion, found) : '')
  },
)

const expectName = input('typed', { avatar: int }, async (ctx, { avatar }) => {
  const words = ctx.message?.text
  if (words === undefined) return 'declined'
  await keep(ctx, avatar, words)
  return 'taken'
})

async function keep(ctx: BotContext, avatar: number, words: string): Promise<void> {
  const outcome = await ctx.app.avatars.name(ctx.person.id, avatar, words)
  switch (outcome.kind) {
    case 'kept':
      await ctx.expectMessage(null)
      // A finished avatar was only renamed; a draft goes on to its photos.
      if (outcome.avatar.status === 'completed') await ctx.open('avatars', { place: 0 })
      else await ctx.open('photos', { avatar })
      return
    case 'not-a-name':
      await ctx.reply(ctx.texts.newAvatar.notAName(maxAvatarNameLength).html, { parse_mode: 'HTML' })
      return
    case 'not-found':
      await ctx.toast(ctx.texts.common.gone)
      await ctx.open('avatars', { place: 0 })
  }
}

function wordsOf(ctx: BotContext, suggestion: Suggestion, avatar: Avatar): string {
  const { suggestions: words } = ctx.texts.newAvatar
  switch (suggestion) {
    case 'firstName':
      return ctx.person.firstName.slice(0, maxAvatarNameLength)
    case 'current':
      return avatar.name
    case 'me':
    case 'style':
    case 'portrait':
      return words[suggestion]
  }
}

export const nameScreen = view(async (ctx, { avatar: id }) => {
  const { newAvatar, avatars, common } = ctx.texts
  const avatar = await ctx.app.avatars.find(ctx.person.id, id)
  if (!avatar) {
    await ctx.toast(common.gone)
    return ctx.open('avatars', { place: 0 })
  }
  await expectName(ctx, { avatar: id })
  const hasName = avatar.name !== ''
  const offered: readonly Suggestion[] = avatar.type === 'style' ? ['style'] : ['firstName', 'me', 'portrait']
  const drawn = hasName
    ? [take(newAvatar.keepName(avatar.name), { avatar: id, suggestion: 'current' })]
    : offered
        .filter((each) => wordsOf(ctx, each, avatar).trim() !== '')
        .map((suggestion) => take(wordsOf(ctx, suggestion, avatar), { avatar: id, suggestion }))
  await show(ctx, {
    text: hasName ? avatars.askNewName : newAvatar.askName,
    rows: [
      drawn,
      [
        hasName ? goTo('avatars', common.back, { place: 0 }) : goTo('newAvatar', common.back, {}),
        goTo('home', common.home, {}),
      ],
    ],
  })
})
