import { html, type Html } from '../../kit/html.ts'

export const sample = {
  edit: '✏️ Change this very photo',
  cannotEdit: (reason: string): Html => html`
<b>I cannot change this photo:</b> ${reason}.

Nothing was charged. Another photo may do.`,
  ask: html`
<b>Like on a sample photo</b>

Send me a photo or a picture that you like. I look at it, say in words what I see, and make one like it, with you in it.`,
  whatNow: (facts: { avatar: string | null }): Html => html`
<b>What shall I do with this photo?</b>

I can describe what I see and draw a new picture like it${facts.avatar === null ? html`.` : html` with the avatar <b>${facts.avatar}</b>.`} You see the description first and can change it; nothing is charged before you confirm.`,
  like: '🪄 Make one like this',
  looking: 'I am looking at it…',
  otherPhoto: '📷 Another photo',
  tryAgain: '↻ Try again',
  notDescribed: {
    unreadable: html`I cannot make anything out in this photo. Please send another one; nothing was charged.`,
    unavailable: html`I cannot look at photos just now. Try again in a moment, or describe in words what you like about it; nothing was charged.`,
  } as const,
}
