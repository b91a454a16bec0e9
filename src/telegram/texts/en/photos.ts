import type { PhotoRefusal } from '../../../domain/avatars/photo-inspector.ts'
import { html, type Html } from '../../kit/html.ts'
import { photoMeter } from '../photo-meter.ts'

const reasons: Readonly<Record<PhotoRefusal, string>> = {
  'not-an-image': 'not a picture',
  'too-small': 'smaller than 512 pixels',
  'too-big': 'larger than 20 MB',
  'pixel-bomb': 'far too many pixels',
  undecodable: 'could not be opened',
  duplicate: 'already here',
  enough: 'more than I can take',
}

const sizeIn = ({ width, height }: { width: number | null; height: number | null }): string =>
  width === null || height === null ? '' : `${width} × ${height} pixels`

export const photos = {
  counter: (facts: {
    name: string
    valid: number
    min: number
    max: number
    pending: number
    refused: readonly { reason: string; count: number }[]
    /** How many could be better, and in which way. */
    advised: number
    advice: string
    hint: string | null
  }): Html => html`
<b>Photos for “${facts.name}”: ${facts.valid} of ${facts.valid < facts.min ? facts.min : facts.max}</b>
${photoMeter(facts)}

${facts.pending > 0 && html`⏳ Looking at ${facts.pending}…`}

${facts.advised > 0 && html`💡 ${facts.advice}. Such photos count all the same.`}

${
  facts.refused.length > 0 &&
  html`Not counted:
${facts.refused.map(({ reason, count }) => html`• ${count} × ${reason}`)}`
}

${facts.hint !== null && html`<i>${facts.hint}</i>`}

${nextStep(facts)}`,
  reason: (reason: string): string => (reason in reasons ? reasons[reason as PhotoRefusal] : reason),
  done: '✅ Done, go on',
  view: '👁 View and remove',
  lookAtAdvised: '💡 Show me which',
  nextAdvised: '💡 Next remark',
  tips: '💡 What photos are good?',
  closed: 'This avatar takes no photos at the moment. Open “My avatars” to see how it is doing.',
  one: (facts: {
    place: number
    count: number
    width: number | null
    height: number | null
    status: string
    /** What could be better, in whole sentences. */
    advice: readonly string[]
  }): Html => html`
<b>Photo ${facts.place} of ${facts.count}</b>
${[sizeIn(facts), facts.status].filter((each) => each !== '').join(' · ')}

${facts.advice.map((sentence) => html`💡 ${sentence}`)}
${facts.advice.length > 0 && 'The photo counts as it is.'}`,
  waiting: 'being looked at',
  refusedBecause: (reason: string): string => `not counted: ${reason}`,
  remove: '🗑 Remove',
  removed: 'Removed.',
  nonePhotos: html`There are no photos yet. Send some: one by one, many at once, or as files for full quality.`,
  backToPhotos: '‹ To the photos',
  tipsText: (facts: { min: number; max: number; isStyle: boolean }): Html =>
    facts.isStyle
      ? html`
<b>Photos that teach a style well</b>

✅ ${facts.min} to ${facts.max} works in <b>the same style</b>
✅ different subjects: things, people, places
✅ even light, the whole work in the picture
✅ sent <b>as files</b>, they keep their full quality

🚫 frames, hands, shadows across the work
🚫 several styles mixed`
      : html`
<b>Photos that teach a face well</b>

✅ ${facts.min} to ${facts.max} photos of <b>one person</b>
✅ different days, clothes, places and light
✅ face close, from the front and from both sides; a few down to the waist
✅ sent <b>as files</b>, they keep their full quality

🚫 dark, glaring or blurred
🚫 sunglasses, hands before the face, filters
🚫 group photos
🚫 the same photo twice`,
}

function nextStep(facts: { valid: number; pending: number; min: number; max: number }): Html {
  const { valid, pending, min, max } = facts
  // Whoever has sent enough is not asked for more before all of it was looked at.
  if (valid < min && valid + pending >= min) return html`One moment: I am looking at what came.`
  if (valid === 0) return html`Send photos now: one by one, many at once, or as files for full quality.`
  if (valid < min) return html`Send ${min - valid} more, in any order. You can leave and go on another day.`
  if (valid < max) return html`That is enough to begin. More variety makes a better likeness: up to ${max}.`
  return html`That is all I can take. Press “Done”.`
}
