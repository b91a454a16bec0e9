import type { StyleCategory } from '../../../domain/styles/style.ts'
import { html, type Html } from '../../kit/html.ts'

const categories: Readonly<Record<StyleCategory, string>> = {
  business: '💼 At work',
  cinema: '🎬 Cinema',
  history: '🏛 History',
  fantasy: '🐉 Fairy tale',
  art: '🖼 Painting',
  travel: '✈️ Travel',
  seasons: '🍂 Seasons',
  future: '🚀 The future',
  studio: '📷 Studio, fashion',
  drawn: '✏️ Drawn',
}

export const styles = {
  choose: html`
<b>🎭 Ready-made styles</b>

Choose a topic, or write a word to look for: <i>sea</i>, <i>winter</i>, <i>portrait</i>.`,
  categories,
  popular: '🔥 Popular',
  favourites: '❤️ My favourites',
  category: (
    title: string,
    styles: readonly { position: number; name: string; description: string }[],
    chosen: Html | null,
  ): Html => html`
<b>${title}</b>

${styles.map((each) => html`${each.position}. <b>${each.name}</b>: ${each.description}`)}

${chosen}`,
  list: {
    popular: (_hasAny: boolean): Html => html`<b>🔥 What others choose most</b>`,
    favourites: (hasAny: boolean): Html =>
      hasAny
        ? html`<b>❤️ Your favourite styles</b>`
        : html`
<b>❤️ Your favourite styles</b>

None yet. Open a style and press ❤️, and it stands here.`,
  },
  numbered: (position: number, name: string): string => `${position}. ${name}`,
  found: (words: string): Html => html`<b>Found for “${words}”:</b>`,
  nothingFound: (words: string): Html => html`
I found no style for “${words}”.

Try another word, or choose a topic.`,
  style: (facts: { name: string; description: string; position: number }): Html => html`
<b>${facts.name}</b>
${facts.description}

In the picture it is number ${facts.position}. You see the price first, and may add your own words there.`,
  take: '🎨 In this style',
  mark: '🤍 To my favourites',
  unmark: '❤️ No longer a favourite',
  marked: 'It stands among your favourites',
  unmarked: 'Removed from your favourites',
  toCategories: '🎭 All topics',
}
