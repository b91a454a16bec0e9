import { randomUUID } from 'node:crypto'

import type { ActiveFault } from '../queued-request.ts'
import { type Fault, isSubmitFault } from './fault.ts'

interface Armed {
  readonly id: string
  readonly fault: Fault
  left: number
}

export interface FaultBoard {
  /** Returns the name under which `clear` takes it back. */
  arm(fault: Fault): string
  clear(id?: string): void
  has(id: string): boolean
  list(): readonly (Fault & { readonly id: string; readonly left: number | 'always' })[]
  /** Hands out the faults of a stage that meet this submit, and counts them down. */
  take(submit: {
    readonly endpointId: string
    readonly category: string
    readonly stage: 'submit' | 'after'
  }): readonly ActiveFault[]
}

const drawing = new Set(['text-to-image', 'image-to-image'])

/** Holds armed faults in memory: what was taken belongs to a request and is stored with it. */
export function createFaultBoard(): FaultBoard {
  let armed: Armed[] = []

  const meets = ({ fault }: Armed, endpointId: string, category: string) =>
    (fault.endpoint === undefined || fault.endpoint === endpointId) &&
    (fault.category === undefined ||
      fault.category === category ||
      (fault.category === 'image' && drawing.has(category)))

  return {
    arm(fault) {
      const id = randomUUID()
      armed.push({ id, fault, left: fault.count === 'always' ? Infinity : (fault.count ?? 1) })
      return id
    },
    clear(id) {
      armed = id === undefined ? [] : armed.filter((each) => each.id !== id)
    },
    has: (id) => armed.some((each) => each.id === id),
    list: () =>
      armed.map(({ id, fault, left }) => ({ ...fault, id, left: left === Infinity ? 'always' : left })),
    take({ endpointId, category, stage }) {
      const met = armed.filter(
        (each) =>
          isSubmitFault(each.fault.kind) === (stage === 'submit') && meets(each, endpointId, category),
      )
      for (const each of met) each.left -= 1
      armed = armed.filter((each) => each.left > 0)
      return met.map(({ fault }) => ({
        kind: fault.kind,
        ...(fault.errorType !== undefined && { errorType: fault.errorType }),
        ...(fault.delayMs !== undefined && { delayMs: fault.delayMs }),
      }))
    },
  }
}
