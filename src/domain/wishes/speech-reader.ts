import type { Language } from '../shared/languages.ts'

/** Puts speech into words. Throws PROVIDER_UNAVAILABLE when it cannot; '' where nothing was said. */
export interface SpeechReader {
  read(audio: {
    readonly bytes: Uint8Array
    readonly contentType: string
    readonly language: Language
    readonly limitMs: number
  }): Promise<string>
}
