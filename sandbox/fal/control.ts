import type { FaultBoard } from './faults/fault-board.ts'
import type { Fault } from './faults/fault.ts'
import type { FriendlyFaults } from './faults/friendly-faults.ts'
import { isErrorType } from './faults/model-failure.ts'
import type { ScriptedAnswers } from './models/scripted-answers.ts'
import type { Pace } from './pace.ts'
import type { QueuedRequest } from './queued-request.ts'
import { type MediaStore, mediaIdOf } from './store/media-store.ts'
import type { RequestStore } from './store/request-store.ts'
import type { Attempt } from './webhooks/webhook-sender.ts'

/** A request as tests and the chat page look at it. */
export interface RequestReport {
  readonly requestId: string
  readonly endpoint: string
  readonly input: unknown
  readonly webhookUrl: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly state: QueuedRequest['phase']
  readonly statusCode: number | null
  readonly cancelRequested: boolean
  /** How many requests have this endpoint and this very input: above 1, something was submitted again. */
  readonly submissions: number
  readonly createdAt: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
}

export interface FalControl {
  readonly pace: Pace
  /** Holds at once, also for what is under way. */
  setPace(patch: Partial<Pace>): void
  /** Arms a fault for requests to come; returns the name under which `clearFaults` takes it back. */
  fail(fault: Fault): string
  clearFaults(id?: string): void
  readonly faults: FriendlyFaults
  armedFaults(): ReturnType<FaultBoard['list']>
  /** While down everything answers 503 and no webhook leaves. */
  setDown(down: boolean): void
  /** Brings retired endpoints back. */
  setLegacy(legacy: boolean): void
  /** The first picture of each size is given again and again: a thousand cost what one does. */
  repeatPictures(repeats: boolean): void
  /** One file by its address, or all. */
  expireMedia(url?: string): void
  /** The next words of a language, vision or speech endpoint. */
  answerNext(endpoint: string, answer: string): void
  /** Newest first. */
  requests(): readonly RequestReport[]
  /** Every webhook that was sent, oldest first. */
  webhooks(): readonly Attempt[]
}

export function createControl(deps: {
  pace: { get: () => Pace; set: (patch: Partial<Pace>) => void }
  board: FaultBoard
  friendly: FriendlyFaults
  down: { set: (down: boolean) => void }
  legacy: { set: (legacy: boolean) => void }
  repeatedPictures: { set: (repeats: boolean) => void }
  media: MediaStore
  answers: ScriptedAnswers
  requests: RequestStore
  attempts: readonly Attempt[]
}): FalControl {
  const { pace, board, friendly, down, legacy, media, answers, requests, attempts } = deps
  return {
    get pace() {
      return pace.get()
    },
    setPace: (patch) => pace.set(patch),
    fail(fault) {
      if (fault.errorType !== undefined && !isErrorType(fault.errorType))
        throw new Error(`Expected one of FAL's error types, got "${fault.errorType}".`)
      return board.arm(fault)
    },
    clearFaults: (id) => board.clear(id),
    faults: friendly,
    armedFaults: () => board.list(),
    setDown: (value) => down.set(value),
    setLegacy: (value) => legacy.set(value),
    repeatPictures: (value) => deps.repeatedPictures.set(value),
    expireMedia(url) {
      const id = url === undefined ? undefined : mediaIdOf(new URL(url).pathname)
      if (url !== undefined && id === undefined)
        throw new Error(`Expected the address of a file here, got ${url}.`)
      media.expire(id === undefined ? {} : { id })
    },
    answerNext: (endpoint, answer) => answers.put(endpoint, answer),
    requests: () => report(requests.list()),
    webhooks: () => [...attempts],
  }
}

function report(all: readonly QueuedRequest[]): readonly RequestReport[] {
  const counts = new Map<string, number>()
  for (const { fingerprint } of all) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1)
  return all.map((request) => ({
    requestId: request.id,
    endpoint: request.endpointId,
    input: request.input,
    webhookUrl: request.webhookUrl,
    headers: request.headers,
    state: request.phase,
    statusCode: request.outcome?.statusCode ?? null,
    cancelRequested: request.cancelRequested,
    submissions: counts.get(request.fingerprint) ?? 1,
    createdAt: request.createdAt,
    startedAt: request.startedAt,
    finishedAt: request.finishedAt,
  }))
}
