import type { PhotoSource } from '../avatars/photo-source.ts'
import { Failure } from '../shared/failure.ts'
import type { Language } from '../shared/languages.ts'
import type { SpeechReader } from './speech-reader.ts'
import { tidyWish } from './tidy-wish.ts'

export const maxVoiceSeconds = 120

export interface HearWishNeeds {
  /** The messenger that took the recording: its address must not leave us, so the bytes are read and passed on. */
  readonly source: PhotoSource
  readonly speechReader: SpeechReader
  readonly limitMs: number
  readonly onFault: (reason: unknown) => void
}

export type HeardWish =
  | { readonly kind: 'heard'; readonly words: string }
  | { readonly kind: 'nothing-heard' }
  | { readonly kind: 'too-long'; readonly maxSeconds: number }
  | { readonly kind: 'unavailable' }

/** The words of a voice message. Costs the person nothing, whatever comes of it. */
export async function hearWish(
  { source, speechReader, limitMs, onFault }: HearWishNeeds,
  voice: {
    readonly fileId: string
    readonly contentType: string
    readonly seconds: number
    readonly language: Language
  },
): Promise<HeardWish> {
  const tooLong = { kind: 'too-long', maxSeconds: maxVoiceSeconds } as const
  if (voice.seconds > maxVoiceSeconds) return tooLong
  try {
    const file = await source.read(voice.fileId)
    if (file.kind === 'too-big') return tooLong
    if (file.kind === 'gone') return { kind: 'unavailable' }
    const { contentType, language } = voice
    const words = tidyWish(await speechReader.read({ bytes: file.bytes, contentType, language, limitMs }))
    return /\p{L}/u.test(words) ? { kind: 'heard', words } : { kind: 'nothing-heard' }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    onFault(error)
    return { kind: 'unavailable' }
  }
}
