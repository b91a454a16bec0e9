import { html, type Html } from '../../kit/html.ts'

export const result = {
  caption: (facts: { wish: string; format: string; came: Html | null }): Html => html`
“${facts.wish}”
${facts.format}

${facts.came}`,
  partly: (facts: { came: number; ordered: number; refund: string }): Html => html`
${facts.came} of ${facts.ordered} came. Back on your balance: ${facts.refund}.`,
  again: '🔁 Again',
  favourite: '🤍 Favourite',
  unfavourite: '❤️ Favourite',
  favourites: '🤍 Favourites',
  prompt: '📝 Description',
  original: '⬇️ Original file',
  originals: '⬇️ Original files',
  gallery: '🖼 Gallery',
  newImage: '✨ New',
  favouriteNumber: (place: number, isFavourite: boolean): string => `${isFavourite ? '❤️' : '🤍'} ${place}`,
  originalNumber: (place: number): string => `⬇️ ${place}`,
  markedFavourite: 'Kept among the favourites',
  unmarkedFavourite: 'No longer a favourite',
  sendingOriginal: 'Sending the file in full quality',
  chooseOriginal: 'Which one?',
  chooseFavourite: 'Which one do you like?',
  allDeleted: html`
<b>These pictures are no longer in the gallery.</b>

You can make them again with the same description.`,
}
