import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

export const result: Texts['result'] = {
  caption: ({ wish, format, came }) => html`
«${wish}»
${format}

${came}`,
  partly: ({ came, ordered, refund }) => html`
Получилось ${came} из ${ordered}. На баланс вернулось: ${refund}.`,
  gift: html`🎁 Этот заказ мы уже считали потерянным и вернули за него кредиты. А он всё-таки нашёлся: это подарок.`,
  again: '🔁 Ещё раз',
  favourite: '🤍 В избранное',
  unfavourite: '❤️ В избранном',
  favourites: '🤍 В избранное',
  prompt: '📝 Описание',
  share: '📤 Поделиться',
  original: '⬇️ Оригинал',
  originals: '⬇️ Оригиналы',
  gallery: '🖼 Галерея',
  newImage: '✨ Новая',
  favouriteNumber: (place, isFavourite) => `${isFavourite ? '❤️' : '🤍'} ${place}`,
  originalNumber: (place) => `⬇️ ${place}`,
  markedFavourite: 'Добавлено в избранное',
  unmarkedFavourite: 'Убрано из избранного',
  sendingOriginal: 'Отправляю файл в полном качестве',
  upscale: '🔍 Увеличить',
  animate: '🎬 Оживить',
  edit: '✏️ Изменить',
  more: '⋯ Ещё',
  variations: '🎲 Варианты',
  sameSeed: '📌 Та же композиция',
  otherFormat: '📐 Другой формат',
  seedKept: 'Композиция останется: измените слова или формат.',
  video: 'видео',
  number: (purpose, place) => `${{ upscale: '🔍', video: '🎬', edit: '✏️', share: '📤' }[purpose]} ${place}`,
  which: {
    share: 'Какой картинкой поделиться?',
    heart: 'Какая нравится?',
    file: 'Какой?',
    upscale: 'Какую увеличить?',
    video: 'Какую оживить?',
    edit: 'Какую изменить?',
  },
  allDeleted: html`
<b>Этих картинок в галерее больше нет.</b>

Можно сделать их заново с тем же описанием.`,
}
