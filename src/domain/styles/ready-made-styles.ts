import { business } from './ready-made/business.ts'
import { cinema } from './ready-made/cinema.ts'
import { history } from './ready-made/history.ts'
import { fantasy } from './ready-made/fantasy.ts'
import { art } from './ready-made/art.ts'
import { travel } from './ready-made/travel.ts'
import { seasons } from './ready-made/seasons.ts'
import { future } from './ready-made/future.ts'
import { studio } from './ready-made/studio.ts'
import { drawn } from './ready-made/drawn.ts'
import type { NewStyle, ReadyMadeStyle, StyleCategory } from './style.ts'

const byCategory: Readonly<Record<StyleCategory, readonly ReadyMadeStyle[]>> = {
  business,
  cinema,
  history,
  fantasy,
  art,
  travel,
  seasons,
  future,
  studio,
  drawn,
}

/** What a new installation begins with; from then on styles live in the database, where the operator edits them. */
export const readyMadeStyles: readonly NewStyle[] = Object.entries(byCategory).flatMap(([category, styles]) =>
  styles.map((style, index) => ({ ...style, category: category as StyleCategory, position: index + 1 })),
)
