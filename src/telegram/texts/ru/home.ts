import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

export const home: Texts['home'] = {
  welcome: ({ name, credits }) => html`
<b>Здравствуйте${name === '' ? '' : ', '}${name}! Я AISHA, фотостудия в вашем чате.</b>

Пришлите один раз несколько фото, и я запомню, как вы выглядите. Потом любое желание станет картинкой с вами: в горах, в деловом костюме, на картине маслом.

${credits && html`🎁 Для начала у вас ${credits}.`}`,
  menu: ({ name, credits, images }) => html`
<b>Что сделаем${name === '' ? '' : ', '}${name}?</b>

Баланс: <b>${credits}</b>
В галерее: <b>${images}</b>`,
  createAvatar: '✨ Создать мой аватар',
  tryWithout: '🎨 Попробовать без аватара',
  continueAvatar: '▶️ Продолжить мой аватар',
  createImage: '🎨 Создать изображение',
  newAvatar: '➕ Новый аватар',
  avatars: '👤 Мои аватары',
  gallery: '🖼 Галерея',
  balance: '💳 Баланс',
  settings: '⚙️ Настройки',
  help: '❔ Помощь',
}
