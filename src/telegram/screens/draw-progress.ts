import type { WorkProgress } from '../../domain/notices/messenger.ts'
import type { Content } from '../kit/show.ts'
import type { Texts } from '../texts/en.ts'
import { drawMaking } from './making.ts'
import { drawSeries } from './series.ts'
import { drawTraining } from './training.ts'

/** The live message of work under way, whichever it is. */
export function drawProgress(texts: Texts, progress: WorkProgress): Content {
  switch (progress.work.kind) {
    case 'training':
      return drawTraining(texts, progress)
    case 'generation':
      return drawMaking(texts, progress)
    case 'series':
      return drawSeries(texts, progress)
  }
}
