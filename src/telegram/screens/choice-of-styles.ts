import type { OrderSummary } from '../../domain/generation/draft-order.ts'
import type { BotContext } from '../context.ts'
import type { Button } from '../kit/button.ts'
import type { Html } from '../kit/html.ts'
import { goTo } from '../screen-kit.ts'

/** Several styles being chosen for one order: what the screens of styles show of it. */
export interface ChoiceOfStyles {
  readonly keys: readonly string[]
  readonly draftId: number
  readonly text: Html
  /** Null while none is chosen. */
  readonly done: Button | null
}

/** Undefined when the draft is not this person's. */
export async function choiceOfStyles(ctx: BotContext, draftId: number): Promise<ChoiceOfStyles | undefined> {
  const summary = await ctx.app.generations.findDraft(ctx.person.id, draftId)
  return summary && drawChoice(ctx, summary)
}

/** A draft to choose several styles for; where `avatarOf` is null, with the main avatar. */
export async function startChoice(ctx: BotContext, avatarOf: number | null): Promise<number> {
  const { generations } = ctx.app
  const asked = avatarOf === null ? undefined : await generations.findDraft(ctx.person.id, avatarOf)
  const { draft } = await generations.startDraft(ctx.person, { avatarId: asked?.draft.avatarId, wish: '' })
  return draft.id
}

async function drawChoice(ctx: BotContext, { draft, priceCredits }: OrderSummary): Promise<ChoiceOfStyles> {
  const { series, common } = ctx.texts
  const chosen = await ctx.app.series.stylesOf(draft)
  const names = chosen.map((style) => style.names[ctx.language])
  const label = series.done({ number: common.images(names.length), price: common.credits(priceCredits) })
  return {
    keys: draft.styleKeys,
    draftId: draft.id,
    text: series.chosen(names),
    done: names.length === 0 ? null : goTo('order', label, { draft: draft.id }, 'primary'),
  }
}
