import type { WorkSubject } from './work-status.ts'

/** Past these, work is cancelled at the vendor and refunded. */
export interface Deadlines {
  readonly trainingMs: number
  readonly generationMs: number
  /** How long a lost answer to a submit is looked for. */
  readonly submitLostMs: number
}

export const deadlineMsOf = (deadlines: Deadlines, subject: WorkSubject): number =>
  subject.kind === 'training' ? deadlines.trainingMs : deadlines.generationMs
