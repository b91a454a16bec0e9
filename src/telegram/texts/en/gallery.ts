import { html, type Html } from '../../kit/html.ts'

export const gallery = {
  caption: (facts: {
    marks: readonly string[]
    counter: { place: string | null; count: string }
    isFavourite: boolean
    date: string
    avatar: string | null
    wish: string
  }): Html => html`
${facts.marks.length > 0 && html`🔎 <b>${facts.marks.join(' · ')}</b>`}
<b>${facts.counter.place === null ? facts.counter.count : `${facts.counter.place} of ${facts.counter.count}`}</b> · ${facts.date}${facts.isFavourite && ' · ❤️'}
${facts.avatar === null ? '🎨 Without an avatar' : `👤 ${facts.avatar}`}

“${facts.wish}”`,
  empty: html`
<b>Your gallery is still empty.</b>

Every picture that I make for you is kept here, with its description. Shall we make the first one?`,
  nothingFound: (marks: readonly string[]): Html => html`
🔎 <b>${marks.join(' · ')}</b>

Nothing here fits this. Show everything, or choose something else.`,
  manyImages: (thousand: string): string => `${thousand}+`,
  marks: {
    favourites: '★ Favourites',
    noAvatar: 'without an avatar',
    anyAvatar: 'with an avatar',
    avatar: (name: string): string => `👤 ${name}`,
    words: (words: string): string => `“${words}”`,
    collection: 'a collection',
    trash: '🗑 Trash',
  },
  periods: { today: 'today', yesterday: 'yesterday', week: 'the last 7 days', month: 'the last 30 days' },
  newer: '‹ Newer',
  older: 'Older ›',
  favourite: '🤍',
  unfavourite: '❤️',
  prompt: '📝 Description',
  again: '🔁 Again',
  original: '⬇️ Original file',
  onlyFavourites: '☆ Favourites only',
  everything: '★ Show everything',
  share: '📤 Share',
  remove: '🗑 Delete',
  undo: '↩️ Undo deleting',
  removed: 'Deleted. You can undo it.',
  restored: 'Back in the gallery',
  statistics: '📊 Statistics',
  create: '✨ New image',

  prompts: (facts: {
    wish: string
    prompt: string
    additions: readonly string[]
    model: string
    seed: string | null
    format: string
    isShortened: boolean
  }): Html => html`
<b>Your words</b>
“${facts.wish}”

<b>What the model was told, word for word</b>
<pre>${facts.prompt}</pre>
${facts.isShortened && html`It is longer than a message may be: the complete text is in the file.`}

${facts.additions.length > 0 && html`Added to your words: ${facts.additions.join('; ')}`}
Model: ${facts.model}
Format: ${facts.format}
${facts.seed !== null && html`Number of the draw (seed): <code>${facts.seed}</code>`}`,
  promptFile: (facts: { wish: string; prompt: string }): string =>
    `Your words:\n${facts.wish}\n\nWhat the model was told:\n${facts.prompt}\n`,
  copyPrompt: '📋 Copy',
  promptFileName: 'description.txt',
  backToGallery: '‹ To the gallery',

  numbers: (facts: {
    images: string
    favourites: string
    thisMonth: string
    spent: string
    byAvatar: readonly { readonly name: string | null; readonly images: string }[]
  }): Html => html`
<b>📊 Your pictures in numbers</b>

In the gallery: <b>${facts.images}</b>
Favourites: ${facts.favourites}
This month: ${facts.thisMonth}
Credits spent: ${facts.spent}

${facts.byAvatar.length > 0 && html`<b>Who is in them</b>`}
${facts.byAvatar.map(({ name, images }) => html`${name ?? 'Without an avatar'}: ${images}`)}`,
}
