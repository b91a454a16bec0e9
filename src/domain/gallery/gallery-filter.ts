import type { Format } from '../generation/formats.ts'

export const namedPeriods = ['today', 'yesterday', 'week', 'month'] as const
export type NamedPeriod = (typeof namedPeriods)[number]

/** Days as people write them in calendars, `2026-11-25`; both belong to it. */
export interface OwnPeriod {
  readonly from: string
  readonly to: string
}

/** What the gallery shows. Everything that is set must be true of an image at once. */
export interface GalleryFilter {
  /** One avatar by its id, pictures with any avatar, or those without. */
  readonly avatar: number | 'any' | 'none' | null
  readonly model: string | null
  readonly format: Format | null
  readonly favouritesOnly: boolean
  readonly period: NamedPeriod | OwnPeriod | null
  /** Words that wish or prompt must all have, in any form. */
  readonly words: string | null
  readonly collectionId: number | null
  /** The trash is looked through whole: nothing else of the filter counts there. */
  readonly isTrash: boolean
}

export const everything: GalleryFilter = {
  avatar: null,
  model: null,
  format: null,
  favouritesOnly: false,
  period: null,
  words: null,
  collectionId: null,
  isTrash: false,
}

export const isEverything = (filter: GalleryFilter): boolean =>
  Object.values(filter).every((value) => value === null || value === false)

/** A filter at a moment: its period has become two moments. */
export interface ImageSelection extends Omit<GalleryFilter, 'period'> {
  readonly createdFrom: Date | null
  readonly createdBefore: Date | null
}

export function selectAt({ period, ...filter }: GalleryFilter, now: Date): ImageSelection {
  if (period === null) return { ...filter, createdFrom: null, createdBefore: null }
  const { from, before } = boundsOf(period, now)
  return { ...filter, createdFrom: from, createdBefore: before }
}

/** Days begin at midnight of the server, as the dates below the pictures do. */
function boundsOf(period: NamedPeriod | OwnPeriod, now: Date): { from: Date; before: Date | null } {
  const daysAgo = (days: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)
  if (typeof period === 'object') return { from: dayOf(period.from, 0), before: dayOf(period.to, 1) }
  switch (period) {
    case 'today':
      return { from: daysAgo(0), before: null }
    case 'yesterday':
      return { from: daysAgo(1), before: daysAgo(0) }
    case 'week':
      return { from: daysAgo(6), before: null }
    case 'month':
      return { from: daysAgo(29), before: null }
  }
}

/** Midnight at the beginning of a day, or of one `later`. */
export function dayOf(day: string, later: number): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}
