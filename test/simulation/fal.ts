import { Failure } from '../../src/domain/shared/failure.ts'
import {
  workFailureCodes,
  type Provider,
  type ProviderOrder,
  type ProviderRef,
  type ProviderStorage,
  type SubmitOutcome,
  type WorkFailure,
  type WorkResult,
} from '../../src/domain/work/provider.ts'
import { strikeOf, type Life, type Nature } from './life.ts'
import type { Random } from '../support/random.ts'
import { only, whole } from './storage.ts'
import { marksIn } from './marks.ts'

/** One request as FAL knows it. */
export interface FalRequest {
  readonly id: string
  readonly correlation: string
  readonly endpointId: string
  readonly startsAt: number
  readonly endsAt: number
  readonly listedAt: number
  readonly ending: Ending
  isCancelled: boolean
}

export type Ending =
  | { readonly kind: 'ready'; readonly output: object }
  | { readonly kind: 'failed'; readonly failure: WorkFailure }
  | { readonly kind: 'stuck' }
  | { readonly kind: 'vanished' }

/** FAL as the product's ports see it: refuses, loses answers, is slow, is away, and forgets. */
export interface SimulatedFal {
  connect(life: Life): { readonly provider: Provider; readonly vendorFiles: ProviderStorage }
  readonly requests: readonly FalRequest[]
  /** What an attacker's result would show. */
  readonly forgedUrl: string
}

const hourMs = 3_600_000
const latencyMs = [20, 900] as const
const media = 'https://v3.fal.media/files'
const failures = workFailureCodes.filter((code) => !['submit-lost', 'deadline', 'retired'].includes(code))

export function createFal(nature: Nature, onAccepted: (request: FalRequest) => void): SimulatedFal {
  const { clockwork, random, rates } = nature
  const requests: FalRequest[] = []
  const files = new Map<string, Uint8Array>()
  const nowMs = () => clockwork.now().getTime()
  const forgedUrl = `${media}/forged/1.png`
  files.set(forgedUrl, Buffer.from('a forged picture'))

  const accept = (order: ProviderOrder): ProviderRef => {
    const isTraining = order.endpointId.includes('trainer')
    const id = uuid(random)
    const startsAt = nowMs() + drawWait(nature, isTraining ? 60_000 : 2_000)
    const request: FalRequest = {
      id,
      correlation: order.correlation,
      endpointId: order.endpointId,
      startsAt,
      endsAt: startsAt + drawWait(nature, isTraining ? 20 * 60_000 : 12_000),
      listedAt: nowMs() + (random.chance(rates().fal) ? 10 * hourMs : random.between(0, 20_000)),
      ending: drawEnding(nature, order, (name, text) => {
        const url = `${media}/${id}/${name}`
        // A result whose files are gone when they are fetched.
        if (!random.chance(rates().fal / 4)) files.set(url, Buffer.from(text))
        return url
      }),
      isCancelled: false,
    }
    requests.push(request)
    onAccepted(request)
    return refOf(request)
  }

  return {
    requests,
    forgedUrl,
    connect(life) {
      const call = <T>(label: string, effect: () => T): Promise<T> =>
        life.call(`fal ${label}`, effect, {
          latencyMs,
          strike: strikeOf(random, rates().fal),
          fault: () => new Failure('PROVIDER_UNAVAILABLE', `simulated: FAL does not answer a ${label}`),
        })
      const find = (ref: ProviderRef) =>
        requests.find(({ id, ending }) => id === ref.requestId && ending.kind !== 'vanished')

      return {
        provider: {
          submit: (order) => submit(nature, life, order, accept),
          check: (ref) =>
            call('check', () => {
              const request = find(ref)
              if (!request) return { kind: 'not-found' } as const
              if (isOver(request, nowMs())) return { kind: 'finished', logs: [] } as const
              if (nowMs() < request.startsAt) return { kind: 'queued', position: 1 } as const
              const share = Math.min(1, (nowMs() - request.startsAt) / (request.endsAt - request.startsAt))
              return { kind: 'running', logs: [`step ${Math.round(share * 1000)}/1000`] } as const
            }),
          fetchResult: (ref) => call('result', () => resultOf(find(ref), nowMs())),
          cancel: (ref) =>
            call('cancel', () => {
              const request = find(ref)
              if (!request) return 'not-found'
              if (isOver(request, nowMs())) return 'already-completed'
              request.isCancelled = true
              return 'cancelled'
            }),
          findLost: ({ correlation }) =>
            call('list', () => {
              const found = requests.find(
                (each) => each.correlation === correlation && each.listedAt <= nowMs(),
              )
              return found && refOf(found)
            }),
        },
        vendorFiles: {
          async upload({ name, body, lifetimeMs }) {
            const bytes = await whole(body)
            return call(`upload ${name}`, () => {
              const url = `${media}/uploads/${random.hex(16)}/${name}`
              files.set(url, bytes)
              return { url, expiresAt: new Date(nowMs() + lifetimeMs) }
            })
          },
          forget: () => call('forget', () => undefined),
          download: (url) =>
            call('download', () => {
              const bytes = files.get(url)
              if (!bytes) throw new Failure('PROVIDER_UNAVAILABLE', `simulated: ${url} is gone`)
              return { body: only(bytes), contentType: 'application/octet-stream' }
            }),
        },
      }
    },
  }
}

/** Answers that come, that say no, and that never come, before and after FAL took the order. */
async function submit(
  { random, rates }: Nature,
  life: Life,
  order: ProviderOrder,
  accept: (order: ProviderOrder) => ProviderRef,
): Promise<SubmitOutcome> {
  const detail = 'simulated'
  const isTrouble = random.chance(2 * rates().fal)
  const outcome = await life.call(
    `fal submit ${order.endpointId}`,
    (): SubmitOutcome => {
      const trouble = isTrouble
        ? random.pick(['refused', 'retired', 'busy', 'lost', 'lost-later'] as const)
        : 'none'
      switch (trouble) {
        case 'refused':
          return { kind: 'refused', failure: { code: random.pick(failures), detail } }
        case 'retired':
          return { kind: 'refused', failure: { code: 'retired', detail } }
        case 'busy':
          return { kind: 'busy', detail, retryAfterMs: random.pick([null, 0, 2_000, 3_600_000]) }
        case 'lost':
          return { kind: 'unknown', detail }
        case 'lost-later':
          accept(order)
          return { kind: 'unknown', detail }
        case 'none':
          return { kind: 'accepted', ref: accept(order) }
      }
    },
    { latencyMs },
  )
  // The answer is on its way while the work has begun: a webhook may be faster, and the process may die.
  return life.call('fal submitted', () => outcome, {
    latencyMs: [5, random.chance(rates().fal) ? 30_000 : 500],
  })
}

function drawWait({ random, rates }: Nature, usualMs: number): number {
  if (random.chance(rates().fal / 2)) return random.between(0, 20)
  if (random.chance(rates().fal / 2)) return random.between(5 * usualMs, 60 * usualMs)
  return random.between(usualMs / 4, 2 * usualMs)
}

function drawEnding(
  { random, rates }: Nature,
  order: ProviderOrder,
  keep: (name: string, text: string) => string,
): Ending {
  const fault = rates().fal
  const kind = random.weighted([
    [1, 'ready'],
    [fault, 'flagged'],
    [fault, 'partial'],
    [fault, 'empty'],
    [fault, 'failed'],
    [fault / 2, 'stuck'],
    [fault / 2, 'vanished'],
  ] as const)
  if (kind === 'stuck' || kind === 'vanished') return { kind }
  if (kind === 'failed') return { kind, failure: { code: random.pick(failures), detail: 'simulated' } }
  if (kind === 'empty') return { kind: 'ready', output: {} }

  const marks = marksIn(JSON.stringify(order.input)).join(' ')
  const asked = order.input['num_images']
  const ordered = typeof asked === 'number' ? asked : 1
  const count = kind === 'partial' ? Math.max(1, ordered - 1) : ordered
  const file = (name: string) => ({ url: keep(name, `${name} ${marks}`) })
  const images = Array.from({ length: count }, (_, index) => file(`${index + 1}.png`))
  // Every shape that the product's models promise, so that each finds its own.
  return {
    kind: 'ready',
    output: {
      images,
      image: images[0],
      video: file('video.mp4'),
      diffusers_lora_file: file('weights.safetensors'),
      config_file: file('config.json'),
      seed: random.between(1, 2 ** 31),
      has_nsfw_concepts: images.map((_, index) => kind === 'flagged' && (index === 0 || random.chance(0.5))),
      output: marks,
    },
  }
}

export const isOver = (request: FalRequest, now: number): boolean =>
  request.isCancelled || (request.ending.kind !== 'stuck' && now >= request.endsAt)

export function resultOf(request: FalRequest | undefined, now: number): WorkResult {
  const failed = (code: WorkFailure['code'], detail: string): WorkResult => ({
    kind: 'failed',
    failure: { code, detail },
    output: null,
  })
  if (!request) return failed('empty-result', 'simulated: no such request')
  if (request.isCancelled) return failed('provider-error', 'simulated: cancelled')
  if (!isOver(request, now)) return { kind: 'not-ready' }
  const { ending } = request
  if (ending.kind === 'ready') return { kind: 'ready', output: ending.output }
  return ending.kind === 'failed' ? failed(ending.failure.code, ending.failure.detail) : { kind: 'not-ready' }
}

const refOf = ({ endpointId, id }: FalRequest): ProviderRef => ({
  endpointId,
  requestId: id,
  statusUrl: null,
  responseUrl: null,
  cancelUrl: null,
})

export const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((digits) => random.hex(digits)).join('-')
