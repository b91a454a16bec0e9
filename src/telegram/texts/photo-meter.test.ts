import { expect, test } from 'vitest'
import { photoMeter } from './photo-meter.ts'

test('a square stands for every photo, yellow where it could be better', () => {
  expect(photoMeter({ valid: 0, advised: 0, min: 3, max: 5 })).toBe('⬜️⬜️⬜️')
  expect(photoMeter({ valid: 2, advised: 1, min: 3, max: 5 })).toBe('🟩🟨⬜️')
  expect(photoMeter({ valid: 5, advised: 0, min: 3, max: 5 })).toBe('🟩🟩🟩🟦🟦')
  expect(photoMeter({ valid: 5, advised: 4, min: 3, max: 5 })).toBe('🟩🟨🟨🟨🟨')
})
