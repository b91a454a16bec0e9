import { fromHex } from './color.ts'
import type { Build } from './body.ts'
import type { FaceLook } from './features.ts'
import type { HeadShape } from './head.ts'
import type { SkinTone } from './face-skin.ts'
import type { HairStyle } from './hair.ts'
import type { Color } from './color.ts'

/** Everything by which somebody is recognised in every photo. */
export interface Person {
  readonly shape: HeadShape
  readonly tone: SkinTone
  readonly look: FaceLook
  readonly build: Build
  readonly hair: Color
  readonly hairStyles: readonly [HairStyle, ...HairStyle[]]
  readonly freckles: boolean
  readonly beard: boolean
}

export type PersonName = 'woman' | 'man'

export const people: Record<PersonName, Person> = {
  woman: {
    shape: { jaw: -0.55, chin: -0.5, nose: -0.75, cheeks: 0.7, brow: -0.9 },
    tone: { base: fromHex('#f8c9b4'), blush: fromHex('#ee8f80'), lips: fromHex('#cb625d'), stubble: 0 },
    look: {
      iris: fromHex('#5f9468'),
      brow: fromHex('#7d4528'),
      lips: fromHex('#cf6a63'),
      browWeight: 0.5,
      lashes: 1,
      eyeSize: 1.3,
    },
    build: { neck: 0.46, shoulders: 0.88 },
    hair: fromHex('#a04c26'),
    hairStyles: ['long', 'tucked', 'bun'],
    freckles: true,
    beard: false,
  },
  man: {
    shape: { jaw: 0.55, chin: 0.7, nose: 0.25, cheeks: 0.1, brow: 0.6 },
    tone: { base: fromHex('#dca882'), blush: fromHex('#c4795c'), lips: fromHex('#b0695c'), stubble: 0.72 },
    look: {
      iris: fromHex('#6d4a2b'),
      brow: fromHex('#2c1d15'),
      lips: fromHex('#b56f61'),
      browWeight: 1.25,
      lashes: 0.15,
      eyeSize: 1.16,
    },
    build: { neck: 0.64, shoulders: 1.12 },
    hair: fromHex('#48301f'),
    hairStyles: ['short'],
    freckles: false,
    beard: true,
  },
}
