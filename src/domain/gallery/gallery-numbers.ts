import type { AvatarType } from '../avatars/avatar.ts'
import type { Language } from '../shared/languages.ts'

/** How many images a person has, in all and by what; the most first. What lies in the trash counts nowhere. */
export interface GalleryNumbers {
  readonly images: number
  readonly favourites: number
  /** What was charged and not given back. */
  readonly spentCredits: number
  readonly byAvatar: readonly {
    readonly avatarId: number | null
    readonly name: string | null
    readonly type: AvatarType | null
    readonly images: number
  }[]
  readonly byModel: readonly { readonly model: string; readonly images: number }[]
  /** Ready-made ones; `names` are null once the operator has removed the style. */
  readonly byStyle: readonly {
    readonly style: string
    readonly names: Readonly<Record<Language, string>> | null
    readonly images: number
  }[]
  readonly byFormat: readonly { readonly format: string; readonly images: number }[]
  /** Months such as `2026-11`, the latest first. */
  readonly byMonth: readonly { readonly month: string; readonly images: number }[]
}
