import { html, type Html } from '../../kit/html.ts'

const onOff = (isOn: boolean): string => (isOn ? 'on' : 'off')

export const settings = {
  overview: (facts: {
    language: string
    format: string
    improve: boolean
    quick: boolean
    notices: boolean
  }): Html => html`
<b>⚙️ Settings</b>

🌐 <b>Language:</b> ${facts.language}

🖼 <b>Format: ${facts.format}</b>
The shape that a new order begins with.

✨ <b>Improve descriptions: ${onOff(facts.improve)}</b>
I add light and detail to your words; what you wrote always wins.

⚡ <b>Quick mode: ${onOff(facts.quick)}</b>
I begin as soon as you write, without asking again. The credits are charged at once.

🔔 <b>Sound: ${onOff(facts.notices)}</b>
Whether a finished picture rings. It always comes, if need be quietly.`,
  language: '🌐 Language',
  improve: (on: boolean): string => `✨ Improve descriptions: ${onOff(on)}`,
  quick: (on: boolean): string => `⚡ Quick mode: ${onOff(on)}`,
  notices: (on: boolean): string => `🔔 Sound: ${onOff(on)}`,
  saved: 'Saved',
  chooseLanguage: html`<b>🌐 Which language shall I speak?</b>`,
  toSettings: '⚙️ Settings',
}
