import type { Language } from '../../domain/shared/languages.ts'
import type { Series, SeriesMember } from '../../domain/generation/series/series.ts'
import type { WorkProgress } from '../../domain/notices/messenger.ts'
import type { BotContext } from '../context.ts'
import { flag, int } from '../kit/fields.ts'
import { show, type Content } from '../kit/show.ts'
import { goTo, goToAnew, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'
import { elapsedText } from './making.ts'
import { pairs } from './pairs.ts'
import { placeOrder } from './place-order.ts'
import { removeOther } from './remove-other.ts'
import { sendAlbum } from './send-album.ts'
import { showImage } from './send-image.ts'
import { shorten } from './shorten.ts'

const maxWishShown = 200

const { button, view } = screen('series')

const refresh = button('fresh', { series: int }, async (ctx, { series }) => {
  await ctx.toast(ctx.texts.making.refreshed)
  await ctx.open('series', { series })
})

/** Asks once, in a message of its own: the live one is edited all the time. */
const askStop = button('ask', { series: int }, async (ctx, { series: id }) => {
  const { making, series: texts } = ctx.texts
  const series = await ctx.app.series.find(ctx.person.id, id)
  if (!series || series.unfinishedCount === 0) return ctx.open('series', { series: id })
  ctx.showAnew()
  await show(ctx, {
    text: texts.askStop,
    rows: [
      [reallyStop(making.reallyStop, { series: id }, 'danger'), goTo('series', making.goOn, { series: id })],
    ],
  })
})

const reallyStop = button('stop', { series: int }, async (ctx, { series: id }) => {
  const { making, common } = ctx.texts
  const outcome = await ctx.app.series.cancel(ctx.person.id, id)
  const onwards = [goTo('create', making.newImage, {}), goTo('home', common.home, {})]
  switch (outcome.kind) {
    case 'cancelled': {
      const text = making.cancelled(common.credits(outcome.refundedCredits))
      const { messageId } = await show(ctx, { text, rows: [onwards] })
      const series = await ctx.app.series.find(ctx.person.id, id)
      return series && removeOther(ctx, series.progressMessageId, messageId)
    }
    case 'cancelling':
      return void (await show(ctx, {
        text: making.cancelling,
        rows: [[refresh(making.refresh, { series: id })], onwards],
      }))
    case 'too-late':
      return void (await show(ctx, {
        text: making.tooLate,
        rows: [[goTo('series', making.show, { series: id })], onwards],
      }))
    case 'not-found':
      await ctx.toast(common.gone)
      return ctx.open('home', {})
  }
})

/** With a summary first, or at once in quick mode. */
const again = button('again', { series: int, missing: flag }, async (ctx, { series, missing }) => {
  const summary = await ctx.app.series.repeat(ctx.person, series, {
    missingOnly: missing,
    madeByUpdate: ctx.update.update_id,
  })
  if (!summary) return ctx.alert(ctx.texts.common.gone)
  ctx.showAnew()
  if (ctx.person.quickMode) await placeOrder(ctx, summary.draft.id)
  else await ctx.open('order', { draft: summary.draft.id })
})

/** The live message. Whatever leads away from it opens anew: it is edited, and in the end deleted, by the worker. */
export function drawSeries(texts: Texts, { work, elapsedMs }: WorkProgress): Content {
  const { making, common } = texts
  if (work.kind !== 'series') throw new TypeError(`Expected the progress of a series, got a ${work.kind}`)
  const { id, wish, imageCount, unfinishedCount } = work.series
  return {
    text: texts.series.progress({
      number: common.images(imageCount),
      wish: wish === '' ? null : shorten(wish, maxWishShown),
      ready: imageCount - unfinishedCount,
      ordered: imageCount,
      elapsed: elapsedText(texts, elapsedMs),
    }),
    rows: [
      [refresh(making.refresh, { series: id }), askStop(making.stop, { series: id })],
      [goToAnew('create', making.newImage, {}), goToAnew('home', common.home, {})],
    ],
  }
}

/** What stands below the album of a series, or in its place where nothing came. */
export function drawSeriesEnded(
  texts: Texts,
  language: Language,
  { series, members }: { readonly series: Series; readonly members: readonly SeriesMember[] },
): Content {
  const { result, common, styles, making } = texts
  const named = members.map((member) => ({
    ...member,
    name: member.styleNames?.[language] ?? shorten(member.generation.wish, maxWishShown),
  }))
  const came = named
    .filter(({ image }) => image !== null)
    .map((member, index) => ({ ...member, label: styles.numbered(index + 1, member.name) }))
  const missing = named.filter(({ generation }) => generation.status !== 'completed')
  return {
    text:
      series.stoppedCount === series.imageCount
        ? making.cancelled(common.credits(series.refundedCredits))
        : texts.series.ended({
            wish: series.wish === '' ? null : shorten(series.wish, maxWishShown),
            came: came.map(({ label }) => label),
            missing: missing.map(({ name }) => name),
            refund: series.refundedCredits === 0 ? null : common.credits(series.refundedCredits),
          }),
    rows: [
      ...pairs(came.map(({ generation, label }) => goToAnew('result', label, { generation: generation.id }))),
      [
        again(result.again, { series: series.id, missing: false }),
        missing.length > 0 && came.length > 0
          ? again(texts.series.tryMissing, { series: series.id, missing: true })
          : null,
      ],
      [
        goToAnew('gallery', result.gallery, { view: null, image: null }),
        goToAnew('create', result.newImage, {}),
        goToAnew('home', common.home, {}),
      ],
    ],
  }
}

export const seriesScreen = view(async (ctx, { series: id }) => {
  const series = await ctx.app.series.find(ctx.person.id, id)
  if (!series) {
    await ctx.toast(ctx.texts.common.gone)
    return ctx.open('home', {})
  }
  if (series.unfinishedCount === 0) return showEnded(ctx, series)
  const { messageId } = await show(ctx, drawSeries(ctx.texts, ctx.app.series.progress(series)))
  await ctx.app.series.watch(id, messageId)
  await removeOther(ctx, series.progressMessageId, messageId)
})

async function showEnded(ctx: BotContext, series: Series): Promise<void> {
  const members = await ctx.app.series.members(series)
  const drawn = drawSeriesEnded(ctx.texts, ctx.language, { series, members })
  const [first, ...others] = members.flatMap(({ image }) => image ?? [])
  if (first && others.length === 0) return showImage(ctx, first, drawn)
  if (first) {
    await sendAlbum(ctx, [first, ...others])
    ctx.showAnew()
  }
  await show(ctx, drawn)
}
