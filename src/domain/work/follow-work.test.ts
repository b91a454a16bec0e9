import { describe, expect, it } from 'vitest'
import { Failure } from '../shared/failure.ts'
import { createFollower, followOne, type FollowNeeds } from './follow-work.ts'
import type { Ending } from './finish.ts'
import type { Provider } from './provider.ts'
import type { ProviderRequest, RequestStore } from './provider-request.ts'
import type { WorkSubject } from './work-status.ts'

const start = new Date('2026-01-01T00:00:00Z')
const seconds = (count: number) => new Date(start.getTime() + count * 1000)
const away = () => Promise.reject(new Failure('PROVIDER_UNAVAILABLE', 'away'))

const attempt = (fields: Partial<ProviderRequest> = {}): ProviderRequest => ({
  id: 1,
  correlation: '00000000-0000-4000-8000-000000000001',
  subject: { kind: 'generation', id: 7 },
  endpointId: 'fal-ai/flux-2',
  model: 'flux-2',
  input: {},
  state: 'accepted',
  requestId: 'request-1',
  statusUrl: null,
  responseUrl: null,
  cancelUrl: null,
  webhookResult: null,
  queuePosition: null,
  step: null,
  totalSteps: null,
  cancelRequestedAt: null,
  submittedAt: start,
  startedAt: null,
  checks: 1,
  ...fields,
})

/** A vendor and a table of attempts; `now` is in seconds after the submit. */
function setUp(options: { now?: number; vendor?: Partial<Provider>; due?: readonly ProviderRequest[] } = {}) {
  const endings: { subject: WorkSubject; ending: Ending }[] = []
  const errors: unknown[] = []
  const nextChecks: (Date | undefined)[] = []
  const waiting = [...(options.due ?? [])]
  const requests: RequestStore = {
    add: () => Promise.reject(new Error('Nothing is sent here')),
    claimDue: async (_now, _until, limit, except = []) =>
      waiting.filter(({ id }) => !except.includes(id)).slice(0, limit),
    find: async () => undefined,
    findLatest: async () => undefined,
    trainedWith: async () => [],
    accept: async () => true,
    moveToLost: async (_id, nextCheckAt) => void nextChecks.push(nextCheckAt),
    finish: async () => true,
    keepWebhook: async () => ({ kind: 'kept' }),
    keepLate: async () => true,
    update: async (_id, { nextCheckAt }) => void nextChecks.push(nextCheckAt),
  }
  const needs: FollowNeeds = {
    requests,
    provider: {
      submit: () => Promise.reject(new Error('Nothing is sent twice')),
      check: async () => ({ kind: 'running', logs: [] }),
      fetchResult: async () => ({ kind: 'not-ready' }),
      cancel: async () => 'cancelled',
      findLost: async () => undefined,
      ...options.vendor,
    },
    finish: async (subject, ending) => void endings.push({ subject, ending }),
    deadlines: { generationMs: 600_000, trainingMs: 10_800_000, submitLostMs: 180_000 },
    isWebhookExpected: false,
    clock: () => seconds(options.now ?? 1),
    onLook: async () => undefined,
    onProgress: () => undefined,
    onError: (error) => errors.push(error),
  }
  return { needs, endings, errors, nextChecks }
}

describe('work that the vendor calls over without giving a result', () => {
  it('is asked for again while there is time', async () => {
    const { needs, endings, nextChecks } = setUp({
      vendor: { check: async () => ({ kind: 'finished', logs: [] }) },
    })
    await followOne(needs, attempt())
    expect(endings).toEqual([])
    expect(nextChecks).toEqual([seconds(2)])
  })

  it('is given back at the deadline, whatever the vendor goes on saying', async () => {
    const { needs, endings } = setUp({ now: 600, vendor: { cancel: async () => 'already-completed' } })
    await followOne(needs, attempt())
    expect(endings).toMatchObject([{ ending: { kind: 'failed', failure: { code: 'deadline' } } }])
  })

  it('is stopped at the deadline where the person had asked for it', async () => {
    const { needs, endings } = setUp({ now: 600, vendor: { cancel: async () => 'already-completed' } })
    await followOne(needs, attempt({ cancelRequestedAt: seconds(5) }))
    expect(endings).toMatchObject([{ ending: { kind: 'cancelled', isAnswered: false } }])
  })
})

it.each([
  [1, false],
  [600, true],
] as const)('a result that is there after %d s is said to be the last try: %s', async (now, isLastTry) => {
  const { needs, endings } = setUp({ now })
  await followOne(needs, attempt({ webhookResult: { kind: 'ready', output: {} } }))
  expect(endings).toMatchObject([{ ending: { kind: 'ready', isLastTry } }])
})

describe('an answer that was lost', () => {
  const lost = attempt({ state: 'lost', requestId: null })

  it('is looked for again when the list cannot be read', async () => {
    const { needs, endings } = setUp({ now: 100, vendor: { findLost: away } })
    await expect(followOne(needs, lost)).rejects.toThrow('away')
    expect(endings).toEqual([])
  })

  it('is given back in time though the list can never be read', async () => {
    const { needs, endings, errors } = setUp({ now: 180, vendor: { findLost: away } })
    await followOne(needs, { ...lost, subject: { kind: 'training', id: 3 } })
    expect(endings).toMatchObject([{ ending: { kind: 'failed', failure: { code: 'submit-lost' } } }])
    expect(errors).toHaveLength(1)
  })
})

describe('following many at once', () => {
  it('keeps nobody waiting for a result that is slow to fetch', async () => {
    const slow = Promise.withResolvers<void>()
    const [first, second] = [attempt(), attempt({ id: 2, subject: { kind: 'generation', id: 8 } })]
    const { needs, endings } = setUp({
      due: [first, second],
      vendor: {
        check: async () => ({ kind: 'finished', logs: [] }),
        fetchResult: async () => ({ kind: 'ready', output: {} }),
      },
    })
    const { finish } = needs
    const follower = createFollower({
      ...needs,
      finish: async (subject, ending, request) => {
        if (subject.id === 7) await slow.promise
        await finish(subject, ending, request)
      },
    })
    expect(await follower.takeDue()).toBe(2)
    await expect.poll(() => endings.map(({ subject }) => subject.id)).toEqual([8])
    // The slow one is in good hands: it is not taken up a second time beside itself.
    expect(await follower.takeDue()).toBe(1)
    slow.resolve()
    await follower.settled()
    expect(endings.map(({ subject }) => subject.id)).toContain(7)
  })

  it('reports a fault once and looks again', async () => {
    const { needs, errors, nextChecks } = setUp({ due: [attempt()], vendor: { check: away } })
    const follower = createFollower(needs)
    await follower.takeDue()
    await follower.settled()
    expect(errors).toHaveLength(1)
    expect(nextChecks).toEqual([seconds(4)])
  })

  it('gives up past the deadline where even the end cannot be kept as it came', async () => {
    const { needs, endings } = setUp({
      now: 700,
      due: [attempt({ webhookResult: { kind: 'ready', output: {} } })],
    })
    const { finish } = needs
    const follower = createFollower({
      ...needs,
      finish: (subject, ending, request) =>
        ending.kind === 'ready'
          ? Promise.reject(new Failure('STORAGE_UNAVAILABLE', 'full'))
          : finish(subject, ending, request),
    })
    await follower.takeDue()
    await follower.settled()
    expect(endings).toMatchObject([
      { ending: { kind: 'failed', failure: { code: 'deadline', detail: 'full' } } },
    ])
  })
})
