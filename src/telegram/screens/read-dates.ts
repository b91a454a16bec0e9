import type { OwnPeriod } from '../../domain/gallery/gallery-filter.ts'

const written = /(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4})/g

/** One day or two, as people write them: `1.11.2026 – 15.11.2026`, `2026-11-25`. */
export function readDates(text: string): OwnPeriod | undefined {
  const days = [...text.matchAll(written)].map((found) =>
    found[1] === undefined ? dayOf(found[6], found[5], found[4]) : dayOf(found[1], found[2], found[3]),
  )
  const [first, second = first] = days
  if (!first || !second || days.length > 2 || days.includes(undefined)) return undefined
  return first <= second ? { from: first, to: second } : { from: second, to: first }
}

/** A day that no calendar has is none. */
function dayOf(year?: string, month?: string, day?: string): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return isReal ? date.toISOString().slice(0, 10) : undefined
}
