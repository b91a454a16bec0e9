import { html, type Html } from '../../kit/html.ts'

export const home = {
  /** Shown to somebody who has nothing yet. */
  welcome: (facts: { name: string; credits: string | null }): Html => html`
<b>Hello${facts.name === '' ? '' : ', '}${facts.name}! I am AISHA, a photo studio in your chat.</b>

Send me some photos once, and I learn what you look like. After that, any wish becomes a picture of you: in the mountains, in a business suit, as an oil painting.

${facts.credits && html`🎁 ${facts.credits} are yours to begin with.`}`,
  menu: (facts: { name: string; credits: string; images: string }): Html => html`
<b>What shall we make${facts.name === '' ? '' : ', '}${facts.name}?</b>

Balance: <b>${facts.credits}</b>
In the gallery: <b>${facts.images}</b>`,
  createAvatar: '✨ Create my avatar',
  tryWithout: '🎨 Try without an avatar',
  continueAvatar: '▶️ Go on with my avatar',
  createImage: '🎨 Create an image',
  newAvatar: '➕ New avatar',
  avatars: '👤 My avatars',
  gallery: '🖼 Gallery',
  balance: '💳 Balance',
  settings: '⚙️ Settings',
  help: '❔ Help',
}
