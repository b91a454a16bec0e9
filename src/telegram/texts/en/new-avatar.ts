import { html, type Html } from '../../kit/html.ts'

export const newAvatar = {
  chooseType: (facts: {
    minPhotos: number
    maxPhotos: number
    price: string
    mostInstant: number
  }): Html => html`
<b>What shall I learn?</b>

👤 <b>A person</b>: you, or somebody who agrees to it. Afterwards any wish becomes a picture of them.

🎨 <b>A style</b>: your paintings, your pottery, the look of your shop. Afterwards any wish is drawn that way.

For these I learn from ${facts.minPhotos} to ${facts.maxPhotos} photos. Learning costs ${facts.price}; nothing is charged before you confirm.

⚡️ <b>At once</b>: 1 to ${facts.mostInstant} photos, no learning, no charge. Good for a first try; a learned avatar usually looks more like you.`,
  portrait: '👤 A person',
  style: '🎨 A style',
  instant: '⚡️ At once, from 1–3 photos',
  tooMany: (max: number): string => `You have ${max} avatars, which is all I can keep. Delete one first.`,
  instantSummary: (facts: { name: string; photos: string; imagePrice: string }): Html => html`
<b>“${facts.name}”, ready at once</b>

Photos: <b>${facts.photos}</b>
Price: <b>nothing</b>; each image with it costs ${facts.imagePrice}

I draw from these photos themselves, so they stay here until you delete the avatar. You can train it later for a better likeness.

By going on you confirm that this is you, or an adult who has agreed.`,
  instantConfirm: '✅ I confirm: make it ready',
  instantReady: '⚡️ Ready! What shall I draw?',
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
