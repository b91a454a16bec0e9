import { checkNames } from './check-names.ts'
import type { Environment } from './check-environment.ts'

const names = [
  'TRAINING_CHECK_SECONDS',
  'TRAINING_DEADLINE_SECONDS',
  'GENERATION_DEADLINE_SECONDS',
  'SUBMIT_LOST_SECONDS',
] as const

/** When work is late, alone: whoever only looks needs neither token nor key. */
export const deadlinesConfig = (env: Environment) => deadlinesOf(checkNames(env, { names }))

export const deadlinesOf = (e: Readonly<Record<(typeof names)[number], number>>) => ({
  sweepEveryMs: e.TRAINING_CHECK_SECONDS,
  trainingMs: e.TRAINING_DEADLINE_SECONDS,
  generationMs: e.GENERATION_DEADLINE_SECONDS,
  submitLostMs: e.SUBMIT_LOST_SECONDS,
})
