import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const yesNo = (isOn: boolean): string => (isOn ? 'да' : 'нет')

export const settings: Texts['settings'] = {
  overview: ({ language, format, improve, quick, notices }) => html`
<b>⚙️ Настройки</b>

🌐 <b>Язык:</b> ${language}

🖼 <b>Формат: ${format}</b>
С какой формы картинки начинается новый заказ.

✨ <b>Улучшать описания: ${yesNo(improve)}</b>
Добавляю к вашим словам свет и детали; то, что написали вы, всегда главнее.

⚡ <b>Быстрый режим: ${yesNo(quick)}</b>
Начинаю сразу, как вы написали, без подтверждения. Кредиты списываются тут же.

🔔 <b>Звук: ${yesNo(notices)}</b>
Звенит ли готовая картинка. Приходит она всегда, просто может прийти тихо.`,
  language: '🌐 Язык',
  improve: (on) => `✨ Улучшать описания: ${yesNo(on)}`,
  quick: (on) => `⚡ Быстрый режим: ${yesNo(on)}`,
  notices: (on) => `🔔 Звук: ${yesNo(on)}`,
  saved: 'Сохранено',
  chooseLanguage: html`<b>🌐 На каком языке мне говорить?</b>`,
  toSettings: '⚙️ Настройки',
}
