import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

export const result: Texts['result'] = {
  caption: ({ wish, format, came }) => html`
«${wish}»
${format}

${came}`,
  partly: ({ came, ordered, refund }) => html`
Получилось ${came} из ${ordered}. На баланс вернулось: ${refund}.`,
  again: '🔁 Ещё раз',
  favourite: '🤍 В избранное',
  unfavourite: '❤️ В избранном',
  favourites: '🤍 В избранное',
  prompt: '📝 Описание',
  original: '⬇️ Оригинал',
  originals: '⬇️ Оригиналы',
  gallery: '🖼 Галерея',
  newImage: '✨ Новая',
  favouriteNumber: (place, isFavourite) => `${isFavourite ? '❤️' : '🤍'} ${place}`,
  originalNumber: (place) => `⬇️ ${place}`,
  markedFavourite: 'Добавлено в избранное',
  unmarkedFavourite: 'Убрано из избранного',
  sendingOriginal: 'Отправляю файл в полном качестве',
  chooseOriginal: 'Какой?',
  chooseFavourite: 'Какая нравится?',
  allDeleted: html`
<b>Этих картинок в галерее больше нет.</b>

Можно сделать их заново с тем же описанием.`,
}
