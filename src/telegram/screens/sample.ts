import type { OrderDraft } from '../../domain/generation/generation.ts'
import type { WrittenWish } from '../../domain/wishes/written-wish.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import { isPicture } from './receive-photo.ts'

const { button, input, view } = screen('sample')

const expectPhoto = input('photo', { draft: int }, async (ctx, { draft }) => {
  if (!isPicture(ctx)) return 'declined'
  await keepSample(ctx, draft)
  return 'taken'
})

const describe = button('like', { draft: int }, async (ctx, { draft }) => {
  const { sample, common } = ctx.texts
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  const fileId = summary?.draft.sampleFileId
  if (!fileId) return gone(ctx)
  await ctx.toast(sample.looking)
  await ctx.replyWithChatAction('typing')
  const seen = await ctx.app.wishes.describe({ fileId, language: ctx.language })
  ctx.showAnew()
  if (seen.kind === 'described') {
    await ctx.app.generations.updateDraft(ctx.person.id, draft, withOwnWords(summary.draft, seen))
    return ctx.open('order', { draft })
  }
  await show(ctx, {
    text: sample.notDescribed[seen.kind],
    rows: [
      [describe(sample.tryAgain, { draft })],
      [otherPhoto(sample.otherPhoto, { draft }), goTo('home', common.home, {})],
    ],
  })
})

const edit = button('edit', { draft: int }, async (ctx, { draft }) => {
  const { sample, photos } = ctx.texts
  await ctx.toast(sample.looking)
  await ctx.api.sendChatAction(ctx.person.telegramId, 'typing')
  const outcome = await ctx.app.generations.editSample(ctx.person.id, draft)
  if (outcome.kind === 'ready') return ctx.open('refine', { draft: outcome.draft.id })
  if (outcome.kind === 'not-found') return gone(ctx)
  await show(ctx, {
    text: sample.cannotEdit(photos.reason(outcome.reason)),
    rows: [[otherPhoto(sample.otherPhoto, { draft }), goTo('home', ctx.texts.common.home, {})]],
  })
})

const otherPhoto = button('other', { draft: int }, async (ctx, { draft }) => {
  const summary = await ctx.app.generations.updateDraft(ctx.person.id, draft, { sampleFileId: null })
  if (!summary) return gone(ctx)
  await ctx.open('sample', { draft })
})

/** Words that came with the photo lead, and both are written out together. */
function withOwnWords(draft: OrderDraft, seen: { words: string; written: WrittenWish }) {
  const hasOwn = draft.wish !== '' && draft.written === null
  return hasOwn ? { wish: `${draft.wish}. ${seen.words}` } : { wish: seen.words, written: seen.written }
}

async function gone(ctx: BotContext): Promise<void> {
  await ctx.toast(ctx.texts.common.gone)
  await ctx.open('create', {})
}

/** Notes the photo of this message as the sample of a draft, and shows what can be done with it. */
async function keepSample(ctx: BotContext, draft: number): Promise<void> {
  const file = ctx.message?.photo?.at(-1) ?? ctx.message?.document
  if (!file) return
  await ctx.app.generations.updateDraft(ctx.person.id, draft, { sampleFileId: file.file_id })
  await ctx.open('sample', { draft })
}

/** A photo with words, out of the blue: one like this, with me. */
export async function takeSample(ctx: BotContext): Promise<void> {
  const { draft } = await ctx.app.generations.startDraft(ctx.person, {
    avatarId: undefined,
    wish: ctx.message?.caption ?? '',
    madeByUpdate: ctx.update.update_id,
  })
  await keepSample(ctx, draft.id)
}

export const sampleScreen = view(async (ctx, { draft }) => {
  const { sample, common } = ctx.texts
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draft)
  if (!summary) return gone(ctx)
  const { sampleFileId } = summary.draft
  const way = [goTo('create', common.back, {}), goTo('home', common.home, {})]
  if (sampleFileId === null) {
    await show(ctx, { text: sample.ask, rows: [way] })
  } else {
    await show(ctx, {
      text: sample.whatNow({ avatar: summary.avatar?.name ?? null }),
      rows: [
        [describe(sample.like, { draft }, 'primary')],
        [edit(sample.edit, { draft })],
        [otherPhoto(sample.otherPhoto, { draft })],
        way,
      ],
    })
  }
  await expectPhoto(ctx, { draft })
})
