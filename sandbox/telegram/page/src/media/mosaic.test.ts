import { expect, test } from 'vitest'

import { mosaic, rowHeight } from './mosaic.ts'

test('every picture of an album appears once, in its order', () => {
  for (let count = 2; count <= 10; count += 1) {
    const ratios = Array.from({ length: count }, (_, index) => [0.75, 1, 1.78, 0.56][index % 4] ?? 1)
    expect(mosaic(ratios).flatMap((row) => row.map(({ index }) => index))).toEqual(
      ratios.map((_, index) => index),
    )
  }
})

test('ten portraits make a whole that is neither a strip nor a tower', () => {
  const height = mosaic(Array.from({ length: 10 }, () => 0.8)).reduce((sum, row) => sum + rowHeight(row), 0)
  expect(height).toBeGreaterThan(0.9)
  expect(height).toBeLessThan(1.5)
})
