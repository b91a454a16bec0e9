import type { Person } from '../../domain/people/person.ts'
import { imagesIn, type OrderSummary } from '../../domain/generation/draft-order.ts'
import type { Html } from '../kit/html.ts'
import type { Texts } from '../texts/en.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 1500
const maxDescriptionShown = 600

/** Whether the avatar of the order can no longer draw: deleted, or being trained anew. */
export const isAvatarMissing = ({ draft, avatar }: OrderSummary): boolean =>
  draft.avatarId !== null && avatar?.status !== 'completed'

export const isAffordable = ({ priceCredits }: OrderSummary, { balanceCredits }: Person): boolean =>
  priceCredits <= balanceCredits

/** The question for the wish, with what is settled already. */
export const askText = (texts: Texts, summary: OrderSummary, person: Person): Html =>
  texts.order.askWish({ ...factsOf(texts, summary), isQuick: person.quickMode })

/** What the order is and costs, and what stands in its way. */
export function summaryText(
  texts: Texts,
  summary: OrderSummary,
  { person, styleNames }: { readonly person: Person; readonly styleNames: readonly string[] },
): Html {
  const { order, common } = texts
  const { draft, composed } = summary
  const { written } = draft
  const facts = {
    ...factsOf(texts, summary),
    wish: shorten(draft.wish, maxWishShown),
    improve: draft.improve,
    additions: composed.changes.map(order.addition),
    // What is there in English already needs no second look.
    description:
      written && written.language !== 'en' ? shorten(written.description, maxDescriptionShown) : null,
    isOwn: written?.writer === 'person',
    balance: common.credits(person.balanceCredits),
    shortage: problemOf(texts, summary, person),
  }
  return styleNames.length === 0 ? order.summary(facts) : texts.series.summary({ ...facts, styleNames })
}

const factsOf = ({ order, common }: Texts, { draft, avatar, priceCredits }: OrderSummary) => ({
  avatar: avatar && (avatar.name || order.unnamed),
  number: common.images(imagesIn(draft)),
  format: order.format(draft.format),
  price: common.credits(priceCredits),
})

function problemOf(texts: Texts, summary: OrderSummary, person: Person): Html | null {
  const { order, common } = texts
  if (isAvatarMissing(summary)) return order.avatarMissing
  if (isAffordable(summary, person)) return null
  const { draft, priceCredits } = summary
  const affordable = Math.floor(person.balanceCredits / (priceCredits / imagesIn(draft)))
  if (draft.styleKeys.length > 0)
    return texts.series.shortage({
      missing: common.credits(priceCredits - person.balanceCredits),
      affordable: affordable > 0 ? common.images(affordable) : null,
    })
  return order.shortage({
    missing: common.credits(priceCredits - person.balanceCredits),
    affordable: affordable > 0 ? common.images(affordable) : null,
  })
}
