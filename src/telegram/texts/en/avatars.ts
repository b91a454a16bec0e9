import type { AvatarStatus, AvatarType } from '../../../domain/avatars/avatar.ts'
import { html, type Html } from '../../kit/html.ts'

const statuses: Readonly<Record<AvatarStatus, string>> = {
  draft: '📝 just begun',
  photos_uploading: '📷 waiting for photos',
  ready_for_training: '👍 ready to be trained',
  training: '🎓 learning',
  completed: '✅ ready',
  error: '⚠️ did not work out; the credits are back',
  cancelled: '⏹ stopped; the credits are back',
}

const types: Readonly<Record<AvatarType, string>> = {
  portrait: 'a person',
  style: 'a style',
  instant: 'instant',
}

export const avatars = {
  none: html`
<b>You have no avatars yet</b>

An avatar is what I learn from your photos. It takes some photos and a few minutes, and then any wish becomes a picture of you.`,
  card: (facts: {
    name: string
    type: AvatarType
    status: AvatarStatus
    isMain: boolean
    isTest: boolean
    photos: string
    images: string
    since: string
    place: number
    count: number
  }): Html => html`
<b>${facts.isMain ? '⭐️ ' : ''}${facts.name}</b>${facts.isTest && html` · <b>TEST</b>`}

${statuses[facts.status]}
What: ${types[facts.type]} · ${facts.photos}
Made with it: ${facts.images}
Since ${facts.since}

${facts.isMain && 'Your main avatar: used unless you choose another one.'}

<i>${facts.place} of ${facts.count}</i>`,
  photosDeleted: 'photos deleted after training',
  unnamed: 'Without a name',
  create: '✨ Create an avatar',
  newOne: '➕ New avatar',
  createImage: '🎨 Create an image',
  makeMain: '⭐️ Make it main',
  madeMain: 'This is your main avatar now.',
  continueDraft: '▶️ Continue',
  train: '🎓 Train',
  trainIt: '🎓 Train it',
  photosTakenOver: 'Its photos are taken over; add more to train a closer likeness.',
  progress: '🎓 How far is it?',
  tryAgain: '🔁 Try again',
  photos: '👁 Photos',
  rename: '✏️ Rename',
  askNewName: html`
<b>What is its new name?</b>

Write it in the next message.`,
  renamed: 'Renamed.',
  delete: '🗑 Delete',
  askDelete: (facts: { name: string; images: string }): Html => html`
<b>Delete “${facts.name}”?</b>

Its photos and everything it has learned are removed for good. What you made with it (${facts.images}) stays in the gallery.`,
  deletePhotos: '🗑 Delete photos',
  askDeletePhotos: (facts: { name: string; photos: string }): Html => html`
<b>Delete ${facts.photos} of “${facts.name}”?</b>

The avatar stays and draws as before: it does not need them any more. They cannot be brought back, and a new training would need new ones.`,
  keepPhotos: 'No, keep them',
  photosGone: 'The photos are deleted.',
  photosNeeded: 'It still needs its photos.',
  reallyDelete: '🗑 Yes, delete',
  keep: 'No, keep it',
  deleted: 'Deleted.',
  trainingUnderWay: 'It is being trained. Stop the training first.',
  previous: '‹',
  next: '›',
}
