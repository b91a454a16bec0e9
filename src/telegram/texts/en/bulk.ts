import { html, type Html } from '../../kit/html.ts'
import { localMoment, localSize } from '../local.ts'

export const bulk = {
  open: '☰ All at once',
  screen: (facts: { marks: readonly string[]; count: string }): Html => html`
<b>☰ All at once</b>

${facts.marks.length > 0 ? html`Shown now: <b>${facts.marks.join(' · ')}</b>` : 'Shown now: everything.'}
Pictures: <b>${facts.count}</b>

Whatever you choose is done with all of them.`,
  nothing: 'There are no pictures here',
  download: '⬇️ Download all',

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
