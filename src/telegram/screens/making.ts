import type { Generation } from '../../domain/generation/generation.ts'
import type { WorkProgress } from '../../domain/notices/messenger.ts'
import { isUnfinished } from '../../domain/work/work-status.ts'
import type { BotContext } from '../context.ts'
import { int } from '../kit/fields.ts'
import { show, type Content } from '../kit/show.ts'
import { goTo, goToAnew, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { removeOther } from './remove-other.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 200
const elapsedStepMs = 5000

const { button, view } = screen('making')

const refresh = button('fresh', { generation: int }, async (ctx, { generation }) => {
  await ctx.toast(ctx.texts.making.refreshed)
  await ctx.open('making', { generation })
})

/** Asks once, in a message of its own: the live one is edited all the time. */
const askStop = button('ask', { generation: int }, async (ctx, { generation: id }) => {
  const { making, common } = ctx.texts
  const generation = await ctx.app.generations.find(ctx.person.id, id)
  if (!generation || !isUnfinished(generation.status)) return ctx.open('making', { generation: id })
  ctx.showAnew()
  await show(ctx, {
    text: making.askStop(common.credits(generation.priceCredits)),
    rows: [
      [
        reallyStop(making.reallyStop, { generation: id }, 'danger'),
        goTo('making', making.goOn, { generation: id }),
      ],
    ],
  })
})

const reallyStop = button('stop', { generation: int }, async (ctx, { generation: id }) => {
  const { making, common } = ctx.texts
  const outcome = await ctx.app.generations.cancel(ctx.person.id, id)
  const onwards = [goTo('create', making.newImage, {}), goTo('home', common.home, {})]
  switch (outcome.kind) {
    case 'cancelled': {
      const text = making.cancelled(common.credits(outcome.refundedCredits))
      const { messageId } = await show(ctx, { text, rows: [onwards] })
      const generation = await ctx.app.generations.find(ctx.person.id, id)
      return generation && removeOther(ctx, generation.progressMessageId, messageId)
    }
    case 'cancelling':
      return void (await show(ctx, {
        text: making.cancelling,
        rows: [[refresh(making.refresh, { generation: id })], onwards],
      }))
    case 'too-late':
      return void (await show(ctx, {
        text: making.tooLate,
        rows: [[goTo('making', making.show, { generation: id })], onwards],
      }))
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('home', {})
  }
})

/** The live message. Whatever leads away from it opens anew: it is edited, and in the end deleted, by the worker. */
export function drawMaking(texts: Texts, progress: WorkProgress): Content {
  const { making, common } = texts
  const { work, elapsedMs } = progress
  if (work.kind !== 'generation')
    throw new TypeError(`Expected the progress of a generation, got a ${work.kind}`)
  const { id, kind, imageCount, wish } = work.generation
  return {
    text: making.progress({
      number: kind === 'image' ? common.images(imageCount) : making.made[kind],
      wish: shorten(wish, maxWishShown),
      state: stateOf(texts, progress, work.generation),
      elapsed: elapsedText(texts, elapsedMs),
    }),
    rows: [
      [refresh(making.refresh, { generation: id }), askStop(making.stop, { generation: id })],
      [goToAnew('create', making.newImage, {}), goToAnew('home', common.home, {})],
    ],
  }
}

/** In whole steps, so that the message is not edited for every second. */
export const elapsedText = ({ common }: Texts, elapsedMs: number): string | null =>
  elapsedMs < elapsedStepMs ? null : common.duration(Math.floor(elapsedMs / elapsedStepMs) * elapsedStepMs)

function stateOf(
  { making }: Texts,
  { isStarted, queuePosition }: WorkProgress,
  { status }: Generation,
): string {
  if (isStarted) return making.drawing
  return status === 'processing' ? making.waiting(queuePosition) : making.accepted
}

export const makingScreen = view(async (ctx, { generation: id }) => {
  const { generations } = ctx.app
  const progress = await generations.progress(ctx.person.id, id)
  if (progress?.work.kind === 'series') return ctx.open('series', { series: progress.work.series.id })
  if (progress?.work.kind === 'generation') {
    const { messageId } = await show(ctx, drawMaking(ctx.texts, progress))
    await generations.watch(id, messageId)
    return removeOther(ctx, progress.work.generation.progressMessageId, messageId)
  }
  const generation = await generations.find(ctx.person.id, id)
  if (!generation) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('home', {})
  }
  if (generation.status === 'completed') return ctx.open('result', { generation: id })
  await showEnding(ctx, generation)
})

async function showEnding(
  ctx: BotContext,
  { id, status, wish, errorCode, priceCredits }: Generation,
): Promise<void> {
  const { making, common } = ctx.texts
  const isCancelled = status === 'cancelled'
  await show(ctx, {
    text: making.ended({
      isCancelled,
      wish: shorten(wish, maxWishShown),
      code: errorCode,
      refund: common.credits(priceCredits),
    }),
    rows: [
      [goTo('result', making.tryAgain, { generation: id }, 'primary')],
      [goTo('create', making.newImage, {}), goTo('home', common.home, {})],
    ],
  })
}
