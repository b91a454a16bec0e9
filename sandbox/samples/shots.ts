import type { Accessory } from './accessories.ts'
import type { BackdropName } from './backdrops.ts'
import type { Outfit } from './cloth.ts'
import { fromHex } from './color.ts'
import type { HairStyle } from './hair.ts'
import type { LightName } from './light.ts'
import type { PersonName } from './people.ts'

export interface Shot {
  readonly name: string
  readonly model: PersonName
  readonly backdrop: BackdropName
  readonly light: LightName
  /** The light comes from the other side. */
  readonly mirrored: boolean
  /** Degrees: turned, raised, tilted. */
  readonly head: readonly [yaw: number, pitch: number, roll: number]
  /** 1 is head and shoulders, more is closer. */
  readonly closeness: number
  readonly smile: number
  readonly open: number
  readonly gaze: readonly [x: number, y: number]
  readonly hair: HairStyle
  readonly outfit: Outfit
  readonly wears: readonly { kind: Accessory; color: ReturnType<typeof fromHex> }[]
}

type Words = [
  name: string,
  place: `${BackdropName} ${LightName}${'' | ' mirrored'}`,
  head: Shot['head'],
  closeness: number,
  face: readonly [smile: number, open: number, gazeX?: number, gazeY?: number],
  hair: HairStyle,
  outfit: `${Outfit['garment']} ${string}`,
  wears?: `${Accessory} ${string}`,
]

function shot(model: PersonName, [name, place, head, closeness, face, hair, outfit, wears]: Words): Shot {
  const [backdrop, light, mirrored] = place.split(' ') as [BackdropName, LightName, string | undefined]
  const [garment, color = '#888888', second] = outfit.split(' ') as [Outfit['garment'], string?, string?]
  const [kind, wornColor = '#2a2320'] = (wears ?? '').split(' ') as [Accessory | '', string?]
  const [smile, open, gazeX = 0, gazeY = 0] = face
  return {
    name: `${model}-${name}`,
    model,
    backdrop,
    light,
    mirrored: mirrored !== undefined,
    head,
    closeness,
    smile,
    open,
    hair,
    gaze: [gazeX, gazeY],
    outfit: { garment, color: fromHex(color), ...(second ? { second: fromHex(second) } : {}) },
    wears: kind ? [{ kind, color: fromHex(wornColor) }] : [],
  }
}

const woman: Words[] = [
  ['window', 'room window', [0, 0, 2], 1.25, [0.5, 0], 'long', 'turtleneck #7d3b45'],
  ['park', 'park day', [24, 2, -3], 1, [0.9, 0.6], 'tucked', 'tee #f3efe6 #3f6286'],
  ['sea', 'sea day', [-20, 3, 4], 0.82, [0.8, 0.35], 'long', 'straps #d4574c', 'hat #e3c48f'],
  [
    'studio',
    'greyStudio studio',
    [12, 0, 0],
    1.1,
    [0.35, 0],
    'bun',
    'blazer #2f3542 #f4f1ec',
    'earrings #c9973a',
  ],
  ['sunset', 'sunset evening', [34, 2, 3], 1.05, [0.6, 0, 0.2], 'long', 'straps #7d3f4f'],
  ['city', 'city cool mirrored', [-30, 0, -2], 0.9, [0.4, 0], 'long', 'coat #b98a5a #2f4858'],
  [
    'autumn',
    'autumn evening',
    [-10, -3, -5],
    0.95,
    [0.85, 0.4],
    'long',
    'coat #3f5a4c #e2b84a',
    'beanie #8c2f39',
  ],
  [
    'reading',
    'room window mirrored',
    [18, -8, 3],
    1.05,
    [0.4, 0, 0, 0.5],
    'bun',
    'shirt #a9bfce',
    'glasses #3a2a24',
  ],
  ['cafe', 'cafe evening mirrored', [-22, -2, 5], 1.1, [0.75, 0.25], 'tucked', 'vneck #d8b45a'],
  ['mountains', 'mountains overcast', [44, 4, 0], 0.8, [0.5, 0, 0.3], 'tucked', 'hoodie #d98a4f'],
  [
    'snow',
    'snow overcast mirrored',
    [6, 2, 4],
    1,
    [1, 0.8],
    'long',
    'coat #b8433f #f1ece0',
    'beanie #f0ece2',
  ],
  [
    'sage',
    'sageStudio studio mirrored',
    [-40, 2, 2],
    1.2,
    [0.45, 0, -0.2],
    'bun',
    'straps #9c3d4a',
    'earrings #c9973a',
  ],
  ['street', 'street day mirrored', [-14, 0, 0], 0.66, [0.7, 0.2], 'long', 'blazer #3f5d73 #ffffff'],
]

const man: Words[] = [
  ['office', 'room window', [0, 0, 0], 1.15, [0.45, 0], 'short', 'shirt #dfe8f0'],
  ['park', 'park day', [-24, 2, 3], 0.95, [0.9, 0.55], 'short', 'tee #39585c'],
  ['sea', 'sea day mirrored', [20, 3, -3], 0.8, [0.75, 0.3], 'short', 'shirt #f4f6f4'],
  ['studio', 'greyStudio studio mirrored', [-14, 0, 0], 1.1, [0.25, 0], 'short', 'blazer #262b36 #f2f2f0'],
  ['sunset', 'sunset evening', [32, 1, 2], 1.05, [0.5, 0, 0.2], 'short', 'tee #e9e0d0'],
  ['city', 'city cool', [-34, 0, 0], 0.92, [0.3, 0], 'short', 'turtleneck #9aa5ad'],
  [
    'autumn',
    'autumn evening mirrored',
    [10, -3, 4],
    0.95,
    [0.8, 0.35],
    'short',
    'coat #3a5866 #dca53f',
    'beanie #35424f',
  ],
  [
    'glasses',
    'room window mirrored',
    [16, -5, 0],
    1.2,
    [0.5, 0],
    'short',
    'turtleneck #77856f',
    'glasses #1f1c1b',
  ],
  ['cafe', 'cafe evening', [22, -2, -4], 1.05, [0.85, 0.5], 'short', 'shirt #8a3b36'],
  ['mountains', 'mountains overcast', [-42, 4, 0], 0.78, [0.4, 0, -0.3], 'short', 'hoodie #4d6f8f'],
  ['snow', 'snow overcast', [-8, 2, -4], 1, [0.9, 0.6], 'short', 'coat #34404a #d8d2c4', 'beanie #b2442f'],
  ['blue', 'blueStudio studio', [38, 0, 0], 1.2, [0.35, 0, 0.2], 'short', 'tee #e4e6e8'],
  ['street', 'street day', [14, 0, 2], 0.66, [0.6, 0.15], 'short', 'blazer #35495a #e9e4da', 'hat #b79b73'],
]

export const shots: readonly Shot[] = [
  ...woman.map((words) => shot('woman', words)),
  ...man.map((words) => shot('man', words)),
]
