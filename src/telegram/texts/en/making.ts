import type { WorkFailureCode } from '../../../domain/work/provider.ts'
import { html, type Html } from '../../kit/html.ts'

const reasons: Partial<Record<WorkFailureCode, string>> = {
  'content-refused': 'the safety check did not let this picture through. Try to describe it differently',
  'submit-lost': 'the order did not arrive at the studio',
  deadline: 'it took far longer than it may',
}

export const making = {
  progress: (facts: { number: string; wish: string; state: string; elapsed: string | null }): Html => html`
<b>🎨 In the making: ${facts.number}</b>

“${facts.wish}”

${facts.state}
${facts.elapsed !== null && html`Under way for ${facts.elapsed}.`}

You need not wait here: the result comes by itself.`,
  made: { edit: 'a changed image', upscale: 'an enlarged image', video: 'a video' },
  accepted: '⏳ Accepted, about to begin',
  waiting: (position: number | null): string =>
    position === null || position === 0 ? '⏳ Next in the queue' : `⏳ In the queue, ${position} before you`,
  drawing: '🖌 Being drawn',
  refresh: '🔄 Refresh',
  refreshed: 'This is how it stands.',
  stop: '⏹ Stop',
  newImage: '✨ New image',
  askStop: (price: string): Html => html`
<b>Stop making this?</b>

You get back ${price}.`,
  reallyStop: '⏹ Yes, stop',
  goOn: 'No, go on',
  cancelled: (refund: string): Html => html`
<b>Stopped.</b>

What it cost: nothing. Back on your balance: ${refund}.`,
  cancelling: html`
<b>Stopping…</b>

The studio has not answered yet. It is asked until it does; then either your credits come back or, if it was quicker, the picture comes.`,
  tooLate: html`
<b>Too late to stop: it has just ended.</b>

If it worked, the picture is on its way to you. If not, your credits are back.`,
  show: '🖼 Show it',
  ended: (facts: { isCancelled: boolean; wish: string; code: string | null; refund: string }): Html =>
    facts.isCancelled ? making.cancelled(facts.refund) : making.failed(facts),
  failed: (facts: { wish: string; code: string | null; refund: string }): Html => html`
<b>It did not work this time</b>

“${facts.wish}”

What happened: ${reasons[facts.code as WorkFailureCode] ?? 'the studio had a fault'}.
What it cost: nothing. Back on your balance: ${facts.refund}.
${facts.code !== 'content-refused' && 'You can try again, with the same description or another one.'}`,
  tryAgain: '🔁 Try again',
}
