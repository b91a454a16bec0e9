import { maxStylesInSeries } from '../../../domain/generation/series/series.ts'
import { html, type Html } from '../../kit/html.ts'
import { improvement } from './order.ts'

export const series = {
  several: '🎞 Several styles at once',
  choose: (chosen: Html): Html => html`
<b>🎞 Several styles at once</b>

Choose up to ${maxStylesInSeries} styles, from any topics. I make one image in each and send them all together.

${chosen}`,
  chosen: (names: readonly string[]): Html =>
    names.length === 0
      ? html`Nothing chosen yet: tap the styles that you like.`
      : html`Chosen, ${names.length} of ${maxStylesInSeries}: <b>${names.join(', ')}</b>.`,
  count: (chosen: number): string => `Chosen: ${chosen} of ${maxStylesInSeries}`,
  full: `No more than ${maxStylesInSeries} styles in one order. Tap a chosen one to leave it out.`,
  /** In place of its number, so that it is no longer than before. */
  chosenName: (name: string): string => `✅ ${name}`,
  done: (facts: { number: string; price: string }): string => `🎞 Done: ${facts.number}, ${facts.price}`,
  otherStyles: '🎞 Other styles',
  ownWords: '✏️ Own words',
  tryMissing: '🔁 The missing ones',

  summary: (facts: {
    avatar: string | null
    styleNames: readonly string[]
    wish: string
    format: string
    number: string
    improve: boolean
    additions: readonly string[]
    isOwn: boolean
    price: string
    balance: string
    shortage: Html | null
  }): Html => html`
<b>Your order: several styles at once</b>

${facts.avatar === null ? html`🎨 Without an avatar` : html`👤 ${facts.avatar}`}
🎞 ${facts.styleNames.join(', ')}
🖼 ${facts.number}, one in each style, ${facts.format}
${facts.wish !== '' && html`✏️ “${facts.wish}”\n✨ ${improvement(facts)}`}

Price for all: <b>${facts.price}</b>
Balance: ${facts.balance}

${facts.shortage ?? html`To have something else in each of them, write it: “in a red dress”, “with a cat”. What does not come is paid back.`}`,
  shortage: (facts: { missing: string; affordable: string | null }): Html => html`
⚠️ <b>Missing: ${facts.missing}.</b>
${
  facts.affordable === null
    ? html`Nothing was charged. Your balance shows what things cost.`
    : html`Nothing was charged. Your balance is enough for ${facts.affordable}: choose fewer styles.`
}`,

  progress: (facts: {
    number: string
    wish: string | null
    ready: number
    ordered: number
    elapsed: string | null
  }): Html => html`
<b>🎞 In the making: ${facts.number} in several styles</b>

${facts.wish !== null && html`“${facts.wish}”\n`}
🖌 Ready: ${facts.ready} of ${facts.ordered}
${facts.elapsed !== null && html`Under way for ${facts.elapsed}.`}

You need not wait here: all of them come together, by themselves.`,
  askStop: html`
<b>Stop making these?</b>

What is ready comes to you. For the rest you get your credits back.`,

  ended: (facts: {
    wish: string | null
    came: readonly string[]
    missing: readonly string[]
    refund: string | null
  }): Html => html`
${
  facts.came.length === 0
    ? html`<b>It did not work this time</b>`
    : html`<b>🎞 Several styles</b>\n${facts.wish !== null && html`“${facts.wish}”`}\n\n${facts.came.map((name) => html`${name}`)}`
}

${facts.missing.length > 0 && html`Not made: ${facts.missing.join(', ')}.`}
${facts.refund !== null && html`Back on your balance: ${facts.refund}.`}

${facts.came.length > 0 && html`Tap one to enlarge it, to share it, or to make more like it.`}`,
}
