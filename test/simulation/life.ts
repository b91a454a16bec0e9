import type { Clockwork } from './clockwork.ts'
import type { Random } from '../support/random.ts'

/** What strikes one call: nothing, before it took effect, after it took effect but before the answer came. */
export type Strike = 'none' | 'before' | 'after'

/** How often what is done through a port fails, from 0 to 1; and in what way is the port's own matter. */
export interface Rates {
  readonly statement: number
  readonly commit: number
  readonly storage: number
  readonly telegram: number
  readonly fal: number
  readonly webhook: number
  readonly update: number
  readonly job: number
  /** Mean time between two deaths of the process, in milliseconds. */
  readonly lifetimeMs: number
}

export interface Nature {
  readonly clockwork: Clockwork
  readonly random: Random
  /** Faults strike until the world is calmed. */
  rates(): Rates
}

/** Marks what was done on purpose: any other fault in the log is a fault of the product. */
export class Struck extends Error {
  constructor(what: string) {
    super(`simulated: ${what}`)
    this.name = 'Struck'
  }
}

/**
 * One run of the program. Everything that it asks of the world goes through `call`; once it is dead no call of it ever
 * returns, wherever it stood.
 */
export interface Life {
  readonly number: number
  isOver(): boolean
  end(): void
  call<T>(label: string, effect: () => T | Promise<T>, options: CallOptions): Promise<T>
}

interface CallOptions {
  readonly latencyMs: readonly [from: number, to: number]
  readonly strike?: Strike
  readonly fault?: () => Error
  /** What has left the process when it dies may still arrive. */
  readonly mayArrive?: boolean
}

const never = new Promise<never>(() => undefined)

export function createLife({ clockwork, random }: Nature, number: number): Life {
  let isOver = false
  return {
    number,
    isOver: () => isOver,
    end() {
      isOver = true
    },
    call(label, effect, { latencyMs, strike = 'none', fault, mayArrive = true }) {
      if (isOver) return never
      const struck = () => fault?.() ?? new Struck(`${label} failed`)
      return new Promise((resolve, reject) => {
        clockwork.after(random.between(...latencyMs), `${number} ${label} ${strike}`, async () => {
          if (isOver) {
            if (mayArrive && random.chance(0.5)) await arrive(effect)
            return
          }
          try {
            if (strike === 'before') throw struck()
            const answer = await effect()
            if (strike === 'after') throw struck()
            resolve(answer)
          } catch (error) {
            reject(error)
          }
        })
      })
    },
  }
}

/** Nobody is left to hear how it went. */
const arrive = async (effect: () => unknown): Promise<void> => {
  try {
    await effect()
  } catch {
    // The answer of somebody who is not asked any more.
  }
}

/** Draws what strikes a call. */
export const strikeOf = (random: Random, rate: number): Strike =>
  random.chance(rate) ? random.pick(['before', 'after']) : 'none'
