import { expect, test } from 'vitest'
import { readDates } from './read-dates.ts'

test('dates are read as people write them, in either order', () => {
  const november = { from: '2026-11-01', to: '2026-11-15' }
  expect(readDates('1.11.2026 – 15.11.2026')).toEqual(november)
  expect(readDates('from 15/11/2026 to 01/11/2026')).toEqual(november)
  expect(readDates('2026-11-01 2026-11-15')).toEqual(november)
  expect(readDates('25.11.2026')).toEqual({ from: '2026-11-25', to: '2026-11-25' })
})

test('what is no date is none', () => {
  for (const text of ['yesterday', '31.02.2026', '1.13.2026', '1.1.2026 2.1.2026 3.1.2026', '1.11.26'])
    expect(readDates(text)).toBeUndefined()
})
