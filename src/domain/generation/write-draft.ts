import type { Avatar } from '../avatars/avatar.ts'
import type { Language } from '../shared/languages.ts'
import type { StyleStore } from '../styles/style-store.ts'
import { isStyleAlone, writtenByStyle } from '../styles/written-by-style.ts'
import { detectLanguage } from '../wishes/detect-language.ts'
import { tidyWish } from '../wishes/tidy-wish.ts'
import type { WrittenWish } from '../wishes/written-wish.ts'
import type { WishContext } from '../wishes/wish-instruction.ts'
import { writeWish, type WriteWishNeeds } from '../wishes/write-wish.ts'
import { summaryOf, type OrderSummary } from './draft-order.ts'
import type { DraftStore, OrderDraft } from './generation.ts'
import type { Prices } from '../billing/prices.ts'

/** Whether the order can use the wish as it stands. */
export const isWrittenOut = ({ written, improve, wish, styleKey }: OrderDraft): boolean =>
  written !== null || wish === '' || (!improve && styleKey === null)

/** Has the wish of a draft written out, once: the draft keeps it, so that the order uses what was shown. */
export async function writeDraft(
  needs: {
    readonly drafts: Pick<DraftStore, 'update'>
    readonly styles: Pick<StyleStore, 'find'>
    readonly prices: Prices
    readonly writing: WriteWishNeeds
  },
  summary: OrderSummary,
  reader: Language,
): Promise<OrderSummary> {
  const { draft, avatar } = summary
  if (isWrittenOut(draft)) return summary
  const { userId, wish, styleKey: key, improve } = draft
  const style = key === null ? undefined : await needs.styles.find(userId, { key })
  const own =
    style && isStyleAlone(style, wish)
      ? undefined
      : improve
        ? await writeWish(needs.writing, wish, { reader, pictured: picturedIn(avatar) })
        : asItIs(wish)
  const written = style ? writtenByStyle(style, reader, own) : own
  if (!written) return summary
  const kept = await needs.drafts.update(draft.userId, draft.id, { written })
  return kept ? summaryOf(needs.prices, kept, avatar) : summary
}

export function asItIs(wish: string): WrittenWish {
  const description = tidyWish(wish)
  return { description, additions: [], language: detectLanguage(description), writer: 'person' }
}

function picturedIn(avatar: Avatar | null): WishContext['pictured'] {
  if (!avatar) return 'nobody'
  if (avatar.type === 'style') return 'style'
  if (avatar.gender === null) return 'person'
  return avatar.gender === 'female' ? 'woman' : 'man'
}
