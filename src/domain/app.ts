import type { Avatars } from './avatars/create-avatars.ts'
import type { Billing } from './billing/create-billing.ts'
import type { Exports } from './exports/create-exports.ts'
import type { Bulk } from './gallery/create-bulk.ts'
import type { Collections } from './gallery/create-collections.ts'
import type { Gallery } from './gallery/create-gallery.ts'
import type { Sharing } from './gallery/create-sharing.ts'
import type { Generations } from './generation/create-generations.ts'
import type { SeriesOrders } from './generation/series/create-series.ts'
import type { People } from './people/create-people.ts'
import type { Styles } from './styles/create-styles.ts'
import type { Wishes } from './wishes/create-wishes.ts'

/** What the product can do, for every edge alike. */
export interface App {
  readonly people: People
  readonly avatars: Avatars
  readonly generations: Generations
  readonly series: SeriesOrders
  readonly wishes: Wishes
  readonly styles: Styles
  readonly gallery: Gallery
  readonly sharing: Sharing
  readonly exports: Exports
  readonly collections: Collections
  readonly bulk: Bulk
  readonly billing: Billing
}
