import { expect, it } from 'vitest'
import { Failure } from '../shared/failure.ts'
import { cancelWork } from './cancel-work.ts'
import type { ProviderRequest } from './provider-request.ts'
import type { WorkStatus } from './work-status.ts'

const now = new Date('2026-01-01T00:00:00Z')
const subject = { kind: 'generation', id: 7 } as const

function setUp(follow: () => Promise<void>) {
  const work = { userId: 1, status: 'processing' as WorkStatus, priceCredits: 50 }
  const request = { id: 1, state: 'accepted' } as ProviderRequest
  const changes: object[] = []
  const needs = {
    requests: {
      findLatest: async () => request,
      update: async (_id: number, change: object) => void changes.push(change),
    },
    clock: () => now,
    find: async () => work,
    cancelPending: async () => false,
    follow,
  }
  return { needs, work, changes }
}

it('stops at the vendor, and says what is given back', async () => {
  const { needs, work } = setUp(async () => {
    work.status = 'cancelled'
  })
  expect(await cancelWork(needs, 1, subject)).toEqual({ kind: 'cancelled', refundedCredits: 50 })
})

it('says that it goes on trying when the vendor cannot be reached now', async () => {
  const { needs, changes } = setUp(() => Promise.reject(new Failure('PROVIDER_UNAVAILABLE', 'away')))
  expect(await cancelWork(needs, 1, subject)).toEqual({ kind: 'cancelling' })
  expect(changes).toEqual([{ cancelRequestedAt: now, nextCheckAt: new Date('2026-01-01T00:00:05Z') }])
})

it("does not touch somebody else's work", async () => {
  const { needs, changes } = setUp(async () => undefined)
  expect(await cancelWork(needs, 2, subject)).toEqual({ kind: 'not-found' })
  expect(changes).toEqual([])
})
