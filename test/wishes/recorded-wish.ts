/** A wish, English words that its picture cannot do without, and what a language model answered to it. */
export interface RecordedWish {
  readonly wish: string
  readonly keeps: readonly string[]
  readonly translation: string
  readonly additions: readonly (readonly [english: string, shown: string])[]
}

export const light = ['soft natural light', 'мягкий естественный свет'] as const
export const warm = ['warm golden light', 'тёплый золотистый свет'] as const
export const window = ['light from a large window', 'свет из большого окна'] as const
export const depth = ['shallow depth of field', 'размытый фон'] as const
export const wide = ['wide shot', 'общий план'] as const
export const close = ['close-up', 'крупный план'] as const
export const calm = ['calm mood', 'спокойное настроение'] as const
export const drama = ['dramatic clouds', 'выразительные облака'] as const

export const of = (
  wish: string,
  keeps: string,
  translation: string,
  ...additions: RecordedWish['additions']
): RecordedWish => ({ wish, keeps: keeps.split(' '), translation, additions })
