import { html, type Html } from '../../kit/html.ts'
import { localMoment, localSize } from '../local.ts'

interface Shown {
  readonly marks: readonly string[]
  readonly count: string
}

interface Asked extends Shown {
  readonly album: string
}

interface Done {
  readonly images: string
  readonly album: string
}

const shown = ({ marks, count }: Shown): Html => html`
${marks.length > 0 ? html`Shown now: <b>${marks.join(' · ')}</b>` : 'Shown now: everything.'}
Pictures: <b>${count}</b>`

export const bulk = {
  open: '☰ All at once',
  screen: (facts: Shown): Html => html`
<b>☰ All at once</b>

${shown(facts)}

Whatever you choose is done with all of them.`,
  nothing: 'There are no pictures here',
  download: '⬇️ Download all',
  favouriteAll: '❤️ All to favourites',
  collectAll: '📁 All into an album',
  deleteAll: '🗑 Delete all',
  fill: html`
<b>📁 Which album should all these pictures go into?</b>`,
  ask: {
    favourite: (facts: Asked): Html => html`
<b>❤️ All to favourites?</b>

${shown(facts)}`,
    collect: (facts: Asked): Html => html`
<b>📁 All into the album “${facts.album}”?</b>

${shown(facts)}`,
    delete: (facts: Asked): Html => html`
<b>🗑 Delete all of these pictures?</b>

${shown(facts)}
They stay in the trash for 30 days, and can be brought back until then.`,
  },
  yes: {
    favourite: '❤️ Yes, all of them',
    collect: '📁 Yes, all of them',
    delete: '🗑 Yes, delete all',
  },
  done: {
    favourite: (facts: Done): Html => html`
<b>❤️ All of them are favourites.</b>

New among them: ${facts.images}.`,
    collect: (facts: Done): Html => html`
<b>📁 All of them are in the album “${facts.album}”.</b>

New in it: ${facts.images}.`,
    delete: (facts: Done): Html => html`
<b>🗑 Deleted: ${facts.images}.</b>

They are in the trash for 30 days.`,
  },
  running: (images: string): Html => html`
<b>There are many of them, I am working on it.</b>

So far: ${images}. I go on by myself; you need not wait.`,
  undoing: html`
<b>I am bringing the pictures back.</b>

There are many of them, so it takes a little while. You need not wait.`,
  undone: html`
<b>↩️ They are back in the gallery.</b>`,
  undo: '↩️ Bring all of them back',
  refresh: '🔄 How far is it?',
  doneBefore: 'That has been done already',

  ordered: (images: string): Html => html`
<b>⬇️ I am packing your pictures</b>

In all: ${images}. They come here as one file as soon as they are packed, with a list of your words and the full descriptions. You need not wait: go on with whatever you like.`,
  underWay: 'I am still packing the pictures from before. Please wait for them first.',
  tooMany: (most: string): string =>
    `That is more than I can pack at once: at most ${most}. Choose a part of them in the filter, a month for example.`,
  sent: (images: string): Html => html`
<b>⬇️ Your pictures are here</b>

In all: ${images}, in their original quality. Unpack the file and open <b>index.html</b>: there you find each picture with your words and the full description.`,
  linked: (facts: { images: string; bytes: number; expiresAt: Date }): Html => html`
<b>⬇️ Your pictures are packed</b>

In all: ${facts.images}, in their original quality, ${localSize('en', facts.bytes)}. That is too large for a file in the chat, so here is a link. If the download breaks off, it goes on where it stopped.
Unpack the file and open <b>index.html</b>: there you find each picture with your words and the full description.

The link works until ${localMoment('en', facts.expiresAt)}. Whoever has it can download the pictures: keep it to yourself.`,
  follow: '⬇️ Download',
  tooLarge: (facts: { bytes: number; maxBytes: number }): Html => html`
<b>The pictures are too large for one file.</b>

Together they take ${localSize('en', facts.bytes)}, and a file in the chat may have ${localSize('en', facts.maxBytes)}. Choose a part of them in the filter, a month for example, and download that.`,
  changed: html`
<b>The pictures could not be packed.</b>

Some of them were deleted for good meanwhile. Please order the file once more.`,
}
