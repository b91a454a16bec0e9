import { expect, test } from 'vitest'
import { placeNow } from './gallery-place.ts'

const between = { hasNewer: true, hasOlder: true }

test('the newest is the first and the oldest the last, whatever a button remembers', () => {
  expect(placeNow({ place: 7, count: 9 }, { count: 9, hasNewer: false, hasOlder: true })).toBe(1)
  expect(placeNow({ place: 0, count: 9 }, { count: 9, hasNewer: true, hasOlder: false })).toBe(9)
  expect(placeNow({ place: 1, count: 0 }, { count: 1, hasNewer: false, hasOlder: false })).toBe(1)
})

test('in between the number is the remembered one', () => {
  expect(placeNow({ place: 3, count: 120 }, { count: 120, ...between })).toBe(3)
})

test('images made meanwhile move it back', () => {
  expect(placeNow({ place: 3, count: 120 }, { count: 124, ...between })).toBe(7)
})

test('rather no number than a false one', () => {
  expect(placeNow({ place: 0, count: 120 }, { count: 120, ...between })).toBe(0)
  expect(placeNow({ place: 119, count: 120 }, { count: 100, ...between })).toBe(99)
  expect(placeNow({ place: 120, count: 120 }, { count: 120, ...between })).toBe(0)
  expect(placeNow({ place: 2, count: 120 }, { count: 119, ...between })).toBe(0)
})
