import type { OrderDraft } from '../../domain/generation/generation.ts'
import { detectLanguage } from '../../domain/wishes/detect-language.ts'
import { tidyWish } from '../../domain/wishes/tidy-wish.ts'
import { copyButton } from '../kit/button.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { shorten } from './shorten.ts'

const maxShown = 3000
const maxCopiedLength = 256

const { input, view } = screen('exact')

const expectText = input('text', { draft: int }, async (ctx, { draft }) => {
  const description = tidyWish(ctx.message?.text ?? '')
  if (description === '') return 'declined'
  const written = {
    description,
    additions: [],
    language: detectLanguage(description),
    writer: 'person',
  } as const
  await ctx.app.generations.updateDraft(ctx.person.id, draft, { written })
  await ctx.open('order', { draft })
  return 'taken'
})

const descriptionOf = ({ written, wish }: OrderDraft): string => written?.description ?? wish

/** What the model will be told, to be read, copied and replaced. */
export const exactScreen = view(async (ctx, { draft: id }) => {
  const { order, common } = ctx.texts
  const summary = await ctx.app.generations.findDraft(ctx.person.id, id)
  if (!summary) {
    await ctx.toast(common.gone)
    return ctx.open('create', {})
  }
  const description = descriptionOf(summary.draft)
  await show(ctx, {
    text: order.exact({
      description: shorten(description, maxShown),
      writer: summary.draft.written?.writer ?? 'person',
      hasAvatar: summary.avatar !== null,
    }),
    rows: [
      [
        description !== '' && description.length <= maxCopiedLength
          ? copyButton(order.copyExact, description)
          : null,
      ],
      [goTo('order', common.back, { draft: id }), goTo('home', common.home, {})],
    ],
  })
  await expectText(ctx, { draft: id })
})
