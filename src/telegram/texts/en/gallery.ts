import { html, type Html } from '../../kit/html.ts'
import { localMonth, localShortMonth } from '../local.ts'

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

Nothing here fits this. Tap “Show all”, or choose something else.`,
  meant: (words: string): string => `Did you mean “${words}”?`,
  manyImages: (thousand: string): string => `${thousand}+`,
  marks: {
    favourites: '★ Favourites',
    noAvatar: 'without an avatar',
    anyAvatar: 'with an avatar',
    avatar: (name: string): string => `👤 ${name}`,
    words: (words: string): string => `“${words}”`,
    collection: (name: string): string => `📁 ${name}`,
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
  everything: '✖ Show all',
  share: '📤 Share',
  otherFilter: 'The filter is another one by now. Here is what it shows.',
  remove: '🗑 Delete',
  more: '⋯ More',
  sheetOfNine: '▦ Grid of 9',
  filter: '🔎 Filter',
  byDate: '📅 By month',
  similar: '🔗 Similar',
  isOn: (label: string): string => `✅ ${label}`,
  filters: (marks: readonly string[]): Html => html`
<b>🔎 What the gallery shows</b>

${marks.length > 0 ? html`Now: <b>${marks.join(' · ')}</b>` : 'Now: everything.'}
What you choose adds to what is on.`,
  byWords: '🔤 Words',
  byAvatar: '👤 Avatar',
  byPeriod: '📅 When',
  byModel: '🎨 Model',
  byFormat: '▭ Format',
  anyOfThem: '✖ Any',
  ownDates: '🗓 Other dates',
  pick: {
    avatar: html`<b>👤 Who should be in the pictures?</b>`,
    model: html`<b>🎨 Which model made them?</b>`,
    format: html`<b>▭ Which format?</b>`,
    period: html`<b>📅 When were they made?</b>`,
  },
  askWords: html`
<b>🔤 Search</b>

Write one word or several. I look for them in your wishes and in the full descriptions, in any form of the word.`,
  askDates: html`
<b>🗓 Other dates</b>

Write a day or two: <code>1.11.2026 – 15.11.2026</code>`,
  notDates:
    'I could not read a date. Write it like this: 25.11.2026, or two of them: 1.11.2026 – 15.11.2026.',
  jump: html`
<b>📅 By month</b>

The gallery opens at the last picture of the month.`,
  month: (date: Date): string => localMonth('en', date),
  shortMonth: (date: Date): string => localShortMonth('en', date),
  sheet: (marks: readonly string[]): Html => html`
${marks.length > 0 && html`🔎 <b>${marks.join(' · ')}</b>`}
Tap a number to open the picture.`,
  picture: (facts: { date: string; avatar: string | null; wish: string }): Html => html`
<b>⋯ More</b> · ${facts.date}
${facts.avatar === null ? '🎨 Without an avatar' : `👤 ${facts.avatar}`}

“${facts.wish}”`,
  restore: '↩️ Restore',
  purge: '🗑 Delete for good',
  reallyPurge: 'Yes, for good',
  keep: 'Keep it',
  askPurge: 'This cannot be undone.',
  purged: 'Deleted for good',
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
    spent: string
    byType: readonly string[]
    byAvatar: readonly string[]
    byModel: readonly string[]
    byStyle: readonly string[]
  }): Html => html`
<b>📊 Your pictures in numbers</b>

In the gallery: <b>${facts.images}</b>
Favourites: ${facts.favourites}
Credits spent: ${facts.spent}

${facts.byAvatar.length > 0 && html`<b>Who is in them</b>`}
${facts.byAvatar.map((line) => html`${line}`)}

${facts.byType.length > 0 && html`<b>Kinds</b>`}
${facts.byType.map((line) => html`${line}`)}

${facts.byModel.length > 0 && html`<b>Models</b>`}
${facts.byModel.map((line) => html`${line}`)}

${facts.byStyle.length > 0 && html`<b>Ready-made styles</b>`}
${facts.byStyle.map((line) => html`${line}`)}`,
  types: { portrait: 'Portraits', style: 'Styles', instant: 'Instant avatars', none: 'Without an avatar' },
  plotTitle: 'Images by month',
}
