import { html, type Html } from '../../kit/html.ts'

export const newAvatar = {
  chooseType: (facts: { minPhotos: number; maxPhotos: number; price: string }): Html => html`
<b>What shall I learn?</b>

👤 <b>A person</b>: you, or somebody who agrees to it. Afterwards any wish becomes a picture of them.

🎨 <b>A style</b>: your paintings, your pottery, the look of your shop. Afterwards any wish is drawn that way.

You will need ${facts.minPhotos} to ${facts.maxPhotos} photos. Learning costs ${facts.price}; nothing is charged before you confirm.`,
  portrait: '👤 A person',
  style: '🎨 A style',
  whoIsPictured: html`
<b>Who is in the photos?</b>

It helps me to draw clothes and hair that fit.`,
  female: '👩 A woman',
  male: '👨 A man',
  askName: html`
<b>What shall we call this avatar?</b>

Write a name, or tap one. Only you will see it.`,
  notAName: (maxLength: number): Html =>
    html`A name has 1 to ${maxLength} letters and does not begin with a slash. Please write another one.`,
  suggestions: { me: 'Me', style: 'My style', portrait: 'Portrait' },
  keepName: (name: string): string => `Keep “${name}”`,
}
