import type { Format } from '../../../domain/generation/formats.ts'
import type { WishWriter } from '../../../domain/wishes/written-wish.ts'
import { html, type Html } from '../../kit/html.ts'

/** What the composer adds, in the person's language; a phrase that is not listed is shown as it is. */
const additions: Readonly<Record<string, string>> = {
  'soft natural light': 'soft natural light',
  'balanced composition': 'a balanced composition',
  '50mm lens, shallow depth of field': 'a sharp subject on a soft background',
  'highly detailed photograph': 'fine detail, as in a photo',
}

const formats: Readonly<Record<Format, string>> = {
  '1:1': 'square',
  '3:4': 'portrait',
  '4:3': 'landscape',
  '9:16': 'story',
  '16:9': 'wide',
}

const writers: Readonly<Record<WishWriter, Html>> = {
  'language-model': html`Put into English and completed by a language model.`,
  composer: html`Put together from your words with a vocabulary; what it did not know stays as you wrote it.`,
  person: html`These are your words.`,
  style: html`This is the text of the ready-made style.`,
}

export const order = {
  whoIsInIt: html`
<b>Who shall be in the picture?</b>

Choose an avatar, or make a picture of anything else without one.`,
  noAvatars: html`
<b>Who shall be in the picture?</b>

You have no avatar yet. Create one from your photos, and every picture can be of you. Without an avatar I draw anything else: places, things, animals, cards.`,
  mainAvatar: (name: string): string => `⭐ ${name}`,
  avatar: (name: string): string => `👤 ${name}`,
  unnamed: 'Without a name',
  withoutAvatar: '🎨 Without an avatar',
  createAvatar: '✨ Create an avatar',
  earlier: '‹ Previous',
  later: 'More ›',

  askWish: (facts: {
    avatar: string | null
    number: string
    format: string
    price: string
    isQuick: boolean
  }): Html => html`
<b>What shall I draw?</b>

${facts.avatar === null ? html`Without an avatar.` : html`With the avatar <b>${facts.avatar}</b>.`}
Write it in your own words, as you would tell a photographer: who, where, wearing what, in what light. Or tap an example.

${
  facts.isQuick
    ? html`⚡ Quick mode: I begin as soon as you write. ${facts.number}, ${facts.format}, ${facts.price}.`
    : html`You pay nothing yet: first I show you what it will be.`
}`,
  onlyWords: html`Please tell me what the picture should show: write it, or send a voice message.`,
  notHeard: {
    'nothing-heard': html`I could not make out any words. Please say it once more, or write it.`,
    'too-long': html`That is too long for me: two minutes at most. Please say it more briefly, or write it.`,
    unavailable: html`I cannot listen just now. Please write what the picture should show; nothing was charged.`,
  } as const,
  wishShortened: (letters: string): Html => html`That was a long one: I took its first ${letters} letters.`,
  examplesWithAvatar: [
    'On a yacht at sunset',
    'In a business suit in a bright office',
    'In the mountains on a clear morning',
    'As an oil painting in a golden frame',
  ],
  examplesWithout: [
    'A cosy cottage in a snowy forest',
    'A cat reading a newspaper in a café',
    'A birthday card with peonies',
    'An old town by the sea, in watercolour',
  ],

  summary: (facts: {
    avatar: string | null
    wish: string
    format: string
    number: string
    improve: boolean
    additions: readonly string[]
    description: string | null
    isOwn: boolean
    price: string
    balance: string
    shortage: Html | null
  }): Html => html`
<b>Your order</b>

${facts.avatar === null ? html`🎨 Without an avatar` : html`👤 ${facts.avatar}`}
✏️ “${facts.wish}”
🖼 ${facts.number}, ${facts.format}
✨ ${improvement(facts)}
${facts.description !== null && html`<blockquote expandable>${facts.description}</blockquote>`}

Price: <b>${facts.price}</b>
Balance: ${facts.balance}

${facts.shortage ?? html`To change the description, simply write a new one.`}`,
  shortage: (facts: { missing: string; affordable: string | null }): Html => html`
⚠️ <b>Missing: ${facts.missing}.</b>
${
  facts.affordable === null
    ? html`Nothing was charged. Your balance shows what things cost.`
    : html`Nothing was charged. Your balance is enough for ${facts.affordable}: choose that number below.`
}`,
  addition: (phrase: string): string => additions[phrase] ?? phrase,
  avatarMissing: html`⚠️ This avatar can no longer be used. Choose another one, or go on without.`,
  format: (format: Format): string => `${formats[format]} ${format}`,
  /** On a button, where three stand in a row. */
  formatName: (format: Format): string => formats[format],
  chosen: (label: string): string => `✓ ${label}`,
  improveOn: '✨ Improve my description: on',
  improveOff: '✨ Improve my description: off',
  changeWish: '✏️ Other description',
  toExact: '🔍 Exact text for the artist',
  copyExact: '📋 Copy',
  exact: (facts: { description: string; writer: WishWriter; hasAvatar: boolean }): Html => html`
<b>The exact text</b>

<pre>${facts.description}</pre>
${writers[facts.writer]}
${facts.hasAvatar && html`When I draw, the word that wakes your avatar is put in front of it.`}

To say it differently, copy it, change it and send it to me: it will be used word for word. English is understood best.`,
  byStyle: '🎭 Ready-made styles',
  bySample: '📷 Like on a photo',
  withoutStyle: '✖ Without the style',
  changeAvatar: '👤 Other avatar',
  confirm: (price: string): string => `🎨 Create for ${price}`,
  toBalance: '💳 Balance and prices',
  changed: (facts: { number: string; format: string; price: string }): string =>
    `${facts.number}, ${facts.format}: ${facts.price}`,

  orderedBefore: 'This has been ordered already. Nothing was charged twice.',
  renewed: 'This was ordered before; as it is now it is a new order. Please confirm it.',
  notEnough: 'Not enough credits. Nothing was charged.',
  noWish: 'Please say first what the picture should show.',
  avatarNotReady: 'This avatar cannot be used now. Nothing was charged.',
}

export function improvement(facts: {
  improve: boolean
  isOwn: boolean
  additions: readonly string[]
}): string {
  if (facts.isOwn) return 'Word for word, as you put it'
  if (!facts.improve) return 'Exactly as you wrote it'
  if (facts.additions.length === 0) return 'Nothing to add: you have said it all'
  return `I add: ${facts.additions.join('; ')}`
}
