import { html, type Html } from '../../kit/html.ts'

export const result = {
  caption: (facts: { wish: string; format: string; came: Html | null }): Html => html`
“${facts.wish}”
${facts.format}

${facts.came}`,
  partly: (facts: { came: number; ordered: number; refund: string }): Html => html`
${facts.came} of ${facts.ordered} came. Back on your balance: ${facts.refund}.`,
  gift: html`🎁 We had given up on this one and returned your credits. It has turned up after all: a gift.`,
  again: '🔁 Again',
  favourite: '🤍 Favourite',
  unfavourite: '❤️ Favourite',
  favourites: '🤍 Favourites',
  prompt: '📝 Description',
  share: '📤 Share',
  original: '⬇️ Original file',
  originals: '⬇️ Original files',
  gallery: '🖼 Gallery',
  newImage: '✨ New',
  favouriteNumber: (place: number, isFavourite: boolean): string => `${isFavourite ? '❤️' : '🤍'} ${place}`,
  originalNumber: (place: number): string => `⬇️ ${place}`,
  markedFavourite: 'Kept among the favourites',
  unmarkedFavourite: 'No longer a favourite',
  sendingOriginal: 'Sending the file in full quality',
  upscale: '🔍 Enlarge',
  animate: '🎬 Animate',
  edit: '✏️ Change it',
  more: '⋯ More',
  variations: '🎲 Variations',
  sameSeed: '📌 Same look',
  otherFormat: '📐 Other format',
  seedKept: 'The composition stays: change the words or the format.',
  video: 'video',
  number: (purpose: 'upscale' | 'video' | 'edit' | 'share', place: number): string =>
    `${{ upscale: '🔍', video: '🎬', edit: '✏️', share: '📤' }[purpose]} ${place}`,
  which: {
    share: 'Which picture shall be shared?',
    heart: 'Which one do you like?',
    file: 'Which one?',
    upscale: 'Which one shall I enlarge?',
    video: 'Which one shall I animate?',
    edit: 'Which one shall I change?',
  },
  allDeleted: html`
<b>These pictures are no longer in the gallery.</b>

You can make them again with the same description.`,
}
