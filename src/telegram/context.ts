import type { Context } from 'grammy'
import type { App } from '../domain/app.ts'
import type { Person } from '../domain/people/person.ts'
import type { Bucket } from '../domain/shared/object-storage.ts'
import type { Language } from '../domain/shared/languages.ts'
import type { OpenScreen } from './kit/kit.ts'
import type { ScreenFlavor } from './kit/show.ts'
import type { screenMap } from './screens/map.ts'
import type { Texts } from './texts/en.ts'

/** What every handler has at hand, put there by the middleware. */
export interface Conversation extends ScreenFlavor {
  readonly app: App
  readonly person: Person
  readonly language: Language
  /** This update was handled before, at least in part, by a process that died in it; not always known. */
  readonly comesAgain: boolean
  readonly texts: Texts
  /** Reads a kept picture, for the first time it is sent. */
  readonly readImage: (image: { readonly bucket: Bucket; readonly storageKey: string }) => Promise<Uint8Array>
  /** Telegram's names of pictures of ours that were sent before, for as long as the process lives. */
  readonly sentPictures: Map<string, string>
  readonly open: OpenScreen<typeof screenMap>
  /** After a change of language: the rest of this update speaks it. */
  speak(language: Language): void
  /** Reads the person anew after something changed them. */
  refreshPerson(): Promise<void>
}

export type BotContext = Context & Conversation
