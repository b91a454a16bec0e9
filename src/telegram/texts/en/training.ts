import type { TrainingPreset } from '../../../domain/avatars/training-presets.ts'
import type { WorkFailureCode } from '../../../domain/work/provider.ts'
import { html, type Html } from '../../kit/html.ts'

const reasons: Partial<Record<WorkFailureCode, string>> = {
  'content-refused': 'the safety check did not accept the photos. Please use photos of one dressed person',
  'photos-unusable': 'the photos could not be used. Please look through them and add some others',
  'submit-lost': 'the order did not arrive at the studio',
  deadline: 'it took far longer than it may',
}

const presets: Readonly<Record<TrainingPreset, { name: string; about: string }>> = {
  fast: { name: 'Fast', about: 'ready soonest, good for a first try' },
  balanced: { name: 'Balanced', about: 'right for most people' },
  quality: { name: 'Thorough', about: 'looks longest at every photo, takes twice the time' },
}

export const training = {
  offer: (facts: {
    name: string
    photos: string
    preset: TrainingPreset
    steps: string
    price: string
    balance: string
    duration: string | null
    isStyle: boolean
    keepsPhotos: boolean
  }): Html => html`
<b>Train “${facts.name}”</b>

Photos: <b>${facts.photos}</b>
How: <b>${presets[facts.preset].name}</b>, ${facts.steps} steps: ${presets[facts.preset].about}
Price: <b>${facts.price}</b>
Your balance: ${facts.balance}
Time: ${facts.duration === null ? 'usually under half an hour' : `about ${facts.duration}`}; you can leave the chat meanwhile

${
  facts.keepsPhotos
    ? html`📌 Your photos stay here until you delete the avatar.`
    : html`🧹 Your photos are deleted here as soon as the avatar is ready: it needs them no more.`
}

By starting you confirm that ${facts.isStyle ? 'you may use these pictures' : 'this is you, or an adult who has agreed'}. If it fails, all credits come back by themselves.`,
  presetButton: ({ preset, price }: { preset: TrainingPreset; price: string }): string =>
    `${presets[preset].name} · ${price}`,
  keepPhotos: '📌 Keep my photos',
  letPhotosGo: '🧹 Delete my photos afterwards',
  photosWillStay: 'Your photos stay.',
  photosWillGo: 'Your photos are deleted when the avatar is ready.',
  confirm: (price: string): string => `✅ I confirm: train for ${price}`,
  notEnoughCredits: (facts: { price: string; balance: string }): string =>
    `Training costs ${facts.price}, and you have ${facts.balance}. Nothing was charged.`,
  notEnoughPhotos: (facts: { have: string; min: number }): string =>
    `There are ${facts.have}, and at least ${facts.min} are needed. Send some more.`,
  freeTrainingsUsed: (count: number): string =>
    count === 1
      ? 'The first training is included, and you have used it. More come with the first top-up.'
      : `The first ${count} trainings are included, and you have used them. More come with the first top-up.`,
  cannotBeTrained: 'This avatar is learning already, or ready.',
  progress: (facts: {
    state: Html
    bar: string | null
    elapsed: string | null
    usual: string | null
  }): Html => html`
<b>🎓 Your avatar is learning</b>

${facts.state}
${facts.bar}

${facts.elapsed !== null && html`Under way for ${facts.elapsed}${facts.usual !== null && html`, usually about ${facts.usual}`}. `}I will write to you when it is done; you need not wait here.`,
  preparing: html`Packing the photos…`,
  queued: (position: number | null): Html =>
    position === null || position === 0
      ? html`Next in the queue.`
      : html`In the queue, ${position} before you.`,
  running: html`Learning…`,
  step: (step: string, total: string): Html => html`Learning: step ${step} of ${total}`,
  refresh: '🔄 Refresh',
  refreshed: 'This is how it stands.',
  cancel: '⏹ Stop',
  askCancel: (refund: string): Html => html`
<b>Stop the training?</b>

You get back ${refund}. The photos stay, and you can start again at any time.`,
  reallyCancel: '⏹ Yes, stop',
  goOn: 'No, go on',
  cancelled: (refund: string): Html => html`
<b>Stopped.</b>

Back on your balance: ${refund}. Your photos are still here.`,
  cancelling: html`
<b>Stopping…</b>

The studio has not answered yet. It is asked until it does, and your credits come back then.`,
  tooLate: 'It has just finished: there is nothing to stop any more.',
  startAgain: '🔁 Start again',
  completed: (facts: {
    name: string
    isTest: boolean
    isGift: boolean
    firstWish: string | null
  }): Html => html`
<b>🎉 “${facts.name}” is ready!</b>

${facts.isGift && html`🎁 We had given up on this training and returned your credits. It has turned up after all: a gift.`}

${facts.isTest && html`⚠️ TEST: no training took place. This avatar has no likeness and draws without it.`}

${facts.firstWish !== null && html`A first picture, as a gift: “${facts.firstWish}”.`}

Now write any wish, or tap a button. The first pictures show best what it has learned; if one does not look like it, simply make another.`,
  firstPicture: '🖼 More about this picture',
  createImage: '🎨 Create an image',
  myAvatars: '👤 My avatars',
  failed: (facts: { name: string; code: string | null; refund: string }): Html => html`
<b>“${facts.name}” could not be trained</b>

What happened: ${reasons[facts.code as WorkFailureCode] ?? 'the studio had a fault'}.
What it cost: nothing. Back on your balance: ${facts.refund}.

Your photos are kept: press “Try again” whenever you like.`,
  tryAgain: '🔁 Try again',
  viewPhotos: '👁 Look at the photos',
}
