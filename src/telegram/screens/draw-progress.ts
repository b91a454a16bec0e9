import type { WorkProgress } from '../../domain/notices/messenger.ts'
import type { Content } from '../kit/show.ts'
import type { Texts } from '../texts/en.ts'
import { drawMaking } from './making.ts'
import { drawTraining } from './training.ts'

/** The live message of work under way, whichever it is. */
export const drawProgress = (texts: Texts, progress: WorkProgress): Content =>
  progress.work.kind === 'training' ? drawTraining(texts, progress) : drawMaking(texts, progress)
