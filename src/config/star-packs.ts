export interface StarPack {
  readonly credits: number
  readonly stars: number
}

/** What Telegram pays out for a Star, about; what a buyer pays for one is more and differs by country. */
export const payoutPerStarDollars = 0.013

/**
 * The dearest use of a credit at the default prices is a training: 10 credits, for which FAL takes $2.40
 * (1,000 steps). Even the largest of these packs brings more than that $0.24 a credit.
 */
export const defaultStarPacks = '50:1000,100:1950,300:5700'

const largestInvoiceStars = 10_000
const mostPacks = 12

/** `credits:Stars` pairs, smallest first; undefined when any is malformed or two hold the same credits. */
export function readStarPacks(text: string): readonly StarPack[] | undefined {
  const packs: StarPack[] = []
  for (const part of text.split(',')) {
    const [, credits, stars] = /^\s*(\d{1,7})\s*:\s*(\d{1,5})\s*$/.exec(part) ?? []
    if (credits === undefined || stars === undefined) return undefined
    packs.push({ credits: Number(credits), stars: Number(stars) })
  }
  const usable = packs.every(({ credits, stars }) => credits > 0 && stars > 0 && stars <= largestInvoiceStars)
  const distinct = new Set(packs.map(({ credits }) => credits)).size === packs.length
  return usable && distinct && packs.length <= mostPacks
    ? packs.toSorted((a, b) => a.credits - b.credits)
    : undefined
}
