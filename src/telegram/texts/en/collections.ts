import { html, type Html } from '../../kit/html.ts'

export const collections = {
  open: '📁 Albums',
  none: html`
<b>📁 Albums</b>

You have no albums yet. An album keeps pictures together under a name, such as “Holidays” or “For grandma”; one picture may be in several.`,
  list: html`
<b>📁 Albums</b>

Press an album to see its pictures, or the pencil beside it to change it.`,
  counted: (name: string, images: string): string => `📁 ${name} · ${images}`,
  edit: '✏️',
  create: '➕ New album',
  intoAlbum: '📁 Into an album',
  keep: (wish: string): Html => html`
<b>📁 Which album should this picture be in?</b>

“${wish}”

✅ marks the albums that it is in; press one to put it in or take it out.`,
  put: (name: string): string => `In the album “${name}”`,
  taken: (name: string): string => `No longer in the album “${name}”`,
  askName: html`
<b>📁 What should the album be called?</b>

Write its name, for example: Holidays`,
  askNewName: (name: string): Html => html`
<b>✏️ “${name}” gets another name</b>

Write the new name.`,
  notAName: (maxLength: number): string =>
    `A name has 1 to ${maxLength} letters and does not begin with a slash. Please write another one.`,
  isTaken: (name: string): string => `You already have an album called “${name}”. Please write another name.`,
  tooMany: (most: string): string => `There can be ${most} albums. Delete one that you no longer need.`,
  collection: (facts: { name: string; images: string }): Html => html`
<b>📁 ${facts.name}</b>

Pictures in it: ${facts.images}`,
  show: '🖼 See its pictures',
  rename: '✏️ Rename',
  remove: '🗑 Delete the album',
  askRemove: 'The pictures stay in the gallery; only the album goes.',
  reallyRemove: 'Yes, delete it',
  keepIt: 'Keep it',
  removed: 'The album is gone; its pictures are in the gallery',
}
