import { html, type Html } from '../../kit/html.ts'

const titles = {
  upscale: '🔍 Enlarge the image',
  video: '🎬 Animate the image',
  edit: '✏️ Change the image',
} as const

const promises = {
  upscale: 'Twice as wide and twice as high, sharper for printing. Faces stay as they are.',
  video: 'A video of about five seconds that begins with this image. It usually takes a minute or two.',
  edit: 'Everything that you do not mention stays as it is.',
} as const

export const refine = {
  ask: html`
<b>What shall I change?</b>

Write it in your own words. Everything that you do not mention stays as it is.

You pay nothing yet: first I show you the price.`,
  examples: [
    'Make it winter, with snow',
    'Put on an elegant dark suit',
    'Replace the background with the sea',
  ],
  summary: (facts: {
    kind: keyof typeof titles
    wish: string
    price: string
    balance: string
    shortage: Html | null
  }): Html => html`
<b>${titles[facts.kind]}</b>

${facts.wish !== '' && `“${facts.wish}”`}
${promises[facts.kind]}

Price: <b>${facts.price}</b>
Balance: ${facts.balance}

${facts.shortage}`,
  confirm: (price: string): string => `✅ Make it for ${price}`,
  otherWords: '✏️ Other words',
}
