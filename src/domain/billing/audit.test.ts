import { expect, test } from 'vitest'
import { audit, type Difference, type OverdueBefore } from './audit.ts'

const minute = 60_000
const deadlines = {
  trainingMs: 180 * minute,
  generationMs: 10 * minute,
  submitLostMs: 3 * minute,
  sweepEveryMs: 5 * minute,
}
const difference: Difference = { check: 'balance', about: 'person 1', expected: '5', found: '6' }

async function auditAfter(upMs: number) {
  const startedAt = new Date('2026-05-01T00:00:00Z')
  const now = new Date(startedAt.getTime() + upMs)
  let asked: OverdueBefore | undefined
  const reported: (readonly Difference[])[] = []
  const books = {
    differences: async (overdue: OverdueBefore) => {
      asked = overdue
      return [difference]
    },
  }
  const report = (found: readonly Difference[]) => void reported.push(found)
  const found = await audit({ books, deadlines, clock: () => now, startedAt, report })
  const agoMs = (date: Date | undefined) => now.getTime() - (date?.getTime() ?? 0)
  return {
    found,
    reported,
    lateMs: { training: agoMs(asked?.trainings), generation: agoMs(asked?.generations) },
  }
}

test('whatever differs is reported, once', async () => {
  const { found, reported } = await auditAfter(0)
  expect(found).toEqual([difference])
  expect(reported).toEqual([[difference]])
})

test('work is late when its deadline and the sweep behind it have passed twice', async () => {
  const { lateMs } = await auditAfter(24 * 60 * minute)
  expect(lateMs).toEqual({ training: 370 * minute, generation: 30 * minute })
})

test('a program that has just started calls nothing late: it was off, and ends it now', async () => {
  const { lateMs } = await auditAfter(60 * minute)
  expect(lateMs.generation).toBe(30 * minute)
  expect(lateMs.training).toBeGreaterThan(365 * 24 * 60 * minute)
})
