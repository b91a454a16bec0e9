import type { Training } from '../avatars/avatar.ts'
import type { Generation } from '../generation/generation.ts'
import type { Stores } from '../shared/stores.ts'
import type { WorkSubject } from './work-status.ts'

/** The training or generation that an attempt is for. */
export const findWork = (
  stores: Pick<Stores, 'trainings' | 'generations'>,
  subject: WorkSubject,
): Promise<Training | Generation | undefined> =>
  subject.kind === 'training' ? stores.trainings.find(subject.id) : stores.generations.find(subject.id)
