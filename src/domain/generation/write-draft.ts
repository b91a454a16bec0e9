import type { Avatar } from '../avatars/avatar.ts'
import type { Language } from '../shared/languages.ts'
import type { WishContext } from '../wishes/wish-instruction.ts'
import { writeWish, type WriteWishNeeds } from '../wishes/write-wish.ts'
import { summaryOf, type OrderSummary } from './draft-order.ts'
import type { DraftStore, OrderDraft } from './generation.ts'
import type { Prices } from '../billing/prices.ts'

/** Whether the order can use the wish as it stands. */
export const isWrittenOut = ({ written, improve, wish }: OrderDraft): boolean =>
  written !== null || !improve || wish === ''

/** Has the wish of a draft written out, once: the draft keeps it, so that the order uses what was shown. */
export async function writeDraft(
  needs: {
    readonly drafts: Pick<DraftStore, 'update'>
    readonly prices: Prices
    readonly writing: WriteWishNeeds
  },
  summary: OrderSummary,
  reader: Language,
): Promise<OrderSummary> {
  const { draft, avatar } = summary
  if (isWrittenOut(draft)) return summary
  const written = await writeWish(needs.writing, draft.wish, { reader, pictured: picturedIn(avatar) })
  const kept = await needs.drafts.update(draft.userId, draft.id, { written })
  return kept ? summaryOf(needs.prices, kept, avatar) : summary
}

function picturedIn(avatar: Avatar | null): WishContext['pictured'] {
  if (!avatar) return 'nobody'
  if (avatar.type === 'style') return 'style'
  if (avatar.gender === null) return 'person'
  return avatar.gender === 'female' ? 'woman' : 'man'
}
