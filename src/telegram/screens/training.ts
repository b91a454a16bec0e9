import type { WorkProgress } from '../../domain/notices/messenger.ts'
import { int } from '../kit/fields.ts'
import type { Html } from '../kit/html.ts'
import { show, type Content } from '../kit/show.ts'
import { goTo, goToAnew, screen } from '../screen-kit.ts'
import { progressBar } from '../texts/progress-bar.ts'
import type { Texts } from '../texts/en.ts'
import { removeOther } from './remove-other.ts'

const { button, view } = screen('training')

/** The progress may look as before: the toast shows that somebody has looked. */
const refresh = button('fresh', { training: int }, async (ctx, { training: id }) => {
  await ctx.toast(ctx.texts.training.refreshed)
  await ctx.open('training', { training: id })
})

/** Asks once, in a message of its own: the live one is edited all the time. */
const askCancel = button('ask', { training: int }, async (ctx, { training: id }) => {
  const { training, common } = ctx.texts
  const found = await ctx.app.avatars.findTraining(ctx.person.id, id)
  if (!found) return ctx.open('avatars', { place: 0 })
  ctx.showAnew()
  await show(ctx, {
    text: training.askCancel(common.credits(found.priceCredits)),
    rows: [
      [
        reallyCancel(training.reallyCancel, { training: id }, 'danger'),
        goTo('training', training.goOn, { training: id }),
      ],
    ],
  })
})

const reallyCancel = button('stop', { training: int }, async (ctx, { training: id }) => {
  const { training, common } = ctx.texts
  const outcome = await ctx.app.avatars.cancelTraining(ctx.person.id, id)
  const onwards = [goTo('avatars', training.myAvatars, { place: 0 }), goTo('home', common.home, {})]
  switch (outcome.kind) {
    case 'cancelled': {
      const found = await ctx.app.avatars.findTraining(ctx.person.id, id)
      const again = found ? [goTo('offer', training.startAgain, { avatar: found.avatarId })] : []
      const text = training.cancelled(common.credits(outcome.refundedCredits))
      const { messageId } = await show(ctx, { text, rows: [again, onwards] })
      return found && removeOther(ctx, found.progressMessageId, messageId)
    }
    case 'cancelling':
      return void (await show(ctx, {
        text: training.cancelling,
        rows: [[refresh(training.refresh, { training: id })], onwards],
      }))
    case 'too-late':
      await ctx.toast(training.tooLate)
      return ctx.open('avatars', { place: 0 })
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('avatars', { place: 0 })
  }
})

/**
 * What can be seen of a training: real events of the trainer, never a clock pretending to know. Whatever leads away
 * from it opens anew: it is edited, and in the end deleted, by the worker.
 */
export function drawTraining(texts: Texts, progress: WorkProgress): Content {
  const { training, common } = texts
  const { work, step, totalSteps, elapsedMs } = progress
  const id = work.kind === 'training' ? work.training.id : 0
  const usualMs = work.kind === 'training' ? work.usualMs : null
  const isCounted = step !== null && totalSteps !== null
  return {
    text: training.progress({
      state: stateOf(texts, progress),
      bar: isCounted ? progressBar(step / totalSteps) : null,
      // Whole ten seconds, so that the message is not edited every second for nothing.
      elapsed: elapsedMs >= 10_000 ? common.duration(Math.floor(elapsedMs / 10_000) * 10_000) : null,
      usual: usualMs === null ? null : common.duration(usualMs),
    }),
    rows: [
      [refresh(training.refresh, { training: id }), askCancel(training.cancel, { training: id })],
      [goToAnew('home', common.home, {})],
    ],
  }
}

function stateOf(
  { training, common }: Texts,
  { queuePosition, step, totalSteps, isStarted, work }: WorkProgress,
): Html {
  if (step !== null && totalSteps !== null)
    return training.step(common.number(step), common.number(totalSteps))
  if (isStarted) return training.running
  const isHandedOver = work.kind === 'training' && work.training.status === 'processing'
  return isHandedOver ? training.queued(queuePosition) : training.preparing
}

export const trainingScreen = view(async (ctx, { training: id }) => {
  const progress = await ctx.app.avatars.trainingProgress(ctx.person.id, id)
  if (!progress) return ctx.open('avatars', { place: 0 })
  const { messageId } = await show(ctx, drawTraining(ctx.texts, progress))
  await ctx.app.avatars.watchTraining(id, messageId)
  if (progress.work.kind === 'training')
    await removeOther(ctx, progress.work.training.progressMessageId, messageId)
})
