import type { Format } from '../generation/formats.ts'
import type { GalleryState } from '../gallery/gallery-state.ts'
import type { Language } from '../shared/languages.ts'

/** Somebody who has pressed /start. */
export interface Person {
  readonly id: number
  readonly telegramId: number
  readonly firstName: string
  /** What the person chose; null follows Telegram. */
  readonly language: Language | null
  readonly telegramLanguage: string | null
  readonly defaultFormat: Format
  readonly defaultCount: number
  readonly quickMode: boolean
  readonly improveWishes: boolean
  readonly noticesOn: boolean
  readonly balanceCredits: number
  readonly imageCount: number
  readonly gallery: GalleryState
  /** What the next message means, in the conversation's own words. */
  readonly expects: string | null
  /** The update that changed it last, and what was expected when that came. */
  readonly expectsUpdate: number | null
  readonly expectedBefore: string | null
  readonly unreachableSince: Date | null
  readonly bannedAt: Date | null
}

export interface PeopleStore {
  findByTelegramId(telegramId: number): Promise<Person | undefined>
  find(userId: number): Promise<Person | undefined>
  /** Adds the person, or finds the row that another update has just added. */
  add(person: NewPerson): Promise<{ readonly person: Person; readonly isNew: boolean }>
  update(userId: number, changes: PersonChanges): Promise<void>
  /** What the next message means from now on, and by which update; `Person.expectedBefore` is kept with it. */
  expect(userId: number, expectation: string | null, updateId: number): Promise<void>
  /** True the first time only, for ever: the hash outlives the person. */
  grantWelcomeOnce(personHash: string): Promise<boolean>
}

export interface NewPerson {
  readonly telegramId: number
  readonly firstName: string
  readonly username: string | null
  readonly telegramLanguage: string | null
}

export type PersonChanges = Partial<
  Pick<
    Person,
    | 'language'
    | 'telegramLanguage'
    | 'firstName'
    | 'defaultFormat'
    | 'defaultCount'
    | 'quickMode'
    | 'improveWishes'
    | 'noticesOn'
    | 'unreachableSince'
  >
>
