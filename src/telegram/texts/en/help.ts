import { html, type Html } from '../../kit/html.ts'

export const help = {
  how: (facts: { min: number; max: number }): Html => html`
<b>❔ How it works</b>

<b>1.</b> Send ${facts.min} to ${facts.max} photos of yourself, once.
<b>2.</b> I learn what you look like: that is your avatar. It usually takes less than half an hour.
<b>3.</b> Write what you wish for, and I make a picture of you.
<b>4.</b> Every picture stays in your gallery: repeat it, mark it, take the original file.

Pictures without you, such as places, cards or animals, need no avatar and no photos.

You can always simply write what you would like to see.`,
  photos: (facts: { min: number; max: number }): Html => html`
<b>📷 Which photos work well</b>

${facts.min} to ${facts.max} photos of one person, alone in the picture.
Different days, clothes, places and light.
The face clearly visible: from the front and from both sides, some close, some down to the waist.
No sunglasses, no hand before the face, no filters.

Photos sent as files keep their full quality.`,
  wishes: html`
<b>✏️ How to describe a picture</b>

Tell it as you would tell a photographer:
• who, and wearing what
• where, and at what time of day
• what mood, and whether a photo or a painting

For example: <i>“In a blue coat on a bridge in Prague, early morning, light mist, photo to the waist.”</i>

If something is missing, I add light and detail myself. You see what I add, and can switch it off.`,
  prices: (facts: { withAvatar: string; without: string; training: string; balance: string }): Html => html`
<b>💳 What it costs</b>

Image with an avatar: <b>${facts.withAvatar}</b>
Image without an avatar: <b>${facts.without}</b>
New avatar: <b>${facts.training}</b>

On your balance: ${facts.balance}. You see the price before each order.`,
  failures: html`
<b>🛟 If something goes wrong</b>

If a picture or an avatar does not work out, <b>its credits come back by themselves</b>, and I write to you why. If only some of the pictures came, the rest is paid back.

While something is being made you can stop it, and get back what it cost.

Not satisfied with the likeness? Simply make another one: each one turns out a little different.

A button that does nothing, or a message lost? Send /start: nothing that you made is lost.`,
  aboutHow: '❔ How it works',
  aboutPhotos: '📷 Photos',
  aboutWishes: '✏️ Descriptions',
  aboutPrices: '💳 Prices',
  aboutFailures: '🛟 If it goes wrong',
}
