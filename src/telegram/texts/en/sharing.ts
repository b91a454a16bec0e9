import { html, type Html } from '../../kit/html.ts'

export const sharing = {
  screen: (facts: {
    page: 'open' | 'closed' | 'impossible'
    address: string | null
    showsWish: boolean
  }): Html => html`
<b>📤 Share this picture</b>

Choose a chat, or get a message that you can forward to anybody.
${facts.page === 'closed' && html`A page on the web shows the picture to whoever has its address. It tells neither your name nor your words, and you can close it at any time.`}
${
  facts.page === 'open' &&
  html`🌍 The page is open: ${facts.address ?? ''}
Your words are ${facts.showsWish ? 'shown' : 'not shown'} there. Deleting the picture closes the page, too.`
}
${facts.page === 'impossible' && html`A page on the web cannot be offered: this bot has no address on the web.`}`,
  toChat: '💬 Choose a chat',
  asMessage: '➡️ Message to forward',
  sent: 'Here it is: forward it to whomever you like',
  madeWith: 'Made with AISHA, an AI photo studio in Telegram',
  tryIt: '✨ Try it',
  publish: '🌍 Open a page on the web',
  openPage: '🌍 Look at the page',
  copyAddress: '📋 Copy the address',
  showWish: '📝 Show my words there',
  hideWish: '🙈 Hide my words',
  revoke: '🚫 Close the page',
  revoked: 'The page is closed',

  shared: (wish: string | null): Html => html`
<b>Somebody has shared this picture with you.</b>
${wish !== null && html`“${wish}”`}

You can have one like it made, with yourself in it.`,
  makeLike: '✨ Make one like this',
  makeOwn: '✨ Make my own picture',
  sharedGone: 'This picture is no longer shared',
  sharedNoLonger: html`
<b>This picture is no longer shared.</b>

Its owner has closed the page or deleted the picture. Shall we make one of your own?`,

  inlineTitle: 'AISHA',
  inlineOpen: 'Open AISHA',
  inlineNothing: 'No such pictures: open AISHA',
}
