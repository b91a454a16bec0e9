import { describe, expect, it } from 'vitest'
import type { Ending } from './finish.ts'
import { handOver } from './hand-over.ts'
import type { SubmitOutcome } from './provider.ts'
import type { ProviderRequest } from './provider-request.ts'

const now = new Date('2026-01-01T00:00:00Z')
const subject = { kind: 'generation', id: 7 } as const

function setUp(outcome: SubmitOutcome, before?: { cancelRequestedAt: Date | null }) {
  const seen = { submits: 0, delaysMs: [] as number[], endings: [] as Ending[] }
  const requests = {
    add: async () => ({ id: 1, correlation: 'c' }) as ProviderRequest,
    accept: async () => true,
    moveToLost: async () => undefined,
    finish: async () => true,
    findLatest: async () => before as ProviderRequest | undefined,
  }
  const stores = { requests, jobs: { add: async () => undefined } }
  const unused = () => Promise.reject(new Error('Only the submit is asked for'))
  const run = () =>
    handOver(
      {
        stores,
        inTransaction: (work) => work(stores),
        provider: {
          submit: async () => {
            seen.submits += 1
            return outcome
          },
          check: unused,
          fetchResult: unused,
          cancel: unused,
          findLost: unused,
        },
        isWebhookExpected: false,
        newCorrelation: () => 'c',
        clock: () => now,
        finish: async (_subject, ending) => void seen.endings.push(ending),
      },
      {
        subject,
        endpointId: 'fal-ai/flux-2',
        model: 'flux-2',
        input: {},
        begin: async () => true,
        putBack: async (_stores, delayMs) => void seen.delaysMs.push(delayMs),
      },
    )
  return { run, seen }
}

const busy = (retryAfterMs: number | null) => ({ kind: 'busy', detail: '429', retryAfterMs }) as const

describe('a vendor that is busy', () => {
  it.each([
    ['names no time', null, 5_000],
    ['asks for a while', 20_000, 20_000],
    ['asks for none', 0, 1_000],
    ['asks for a day', 86_400_000, 60_000],
  ])('and %s is asked again in time', async (_, asked, delayMs) => {
    const { run, seen } = setUp(busy(asked))
    await run()
    expect(seen.delaysMs).toEqual([delayMs])
  })

  it('is not asked again after the person wanted to stop meanwhile', async () => {
    const { run, seen } = setUp(busy(null), { cancelRequestedAt: now })
    await run()
    expect(seen).toEqual({ submits: 0, delaysMs: [], endings: [{ kind: 'cancelled', isAnswered: false }] })
  })

  it('is asked again where nobody wanted to stop', async () => {
    const { run, seen } = setUp(busy(null), { cancelRequestedAt: null })
    await run()
    expect(seen.submits).toBe(1)
  })
})
