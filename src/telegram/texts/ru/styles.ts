import { html } from '../../kit/html.ts'
import type { Texts } from '../en.ts'

export const styles: Texts['styles'] = {
  choose: html`
<b>🎭 Готовые стили</b>

Выберите тему или напишите слово, и я поищу: <i>море</i>, <i>зима</i>, <i>портрет</i>.`,
  categories: {
    business: '💼 Деловой образ',
    cinema: '🎬 Кино',
    history: '🏛 История',
    fantasy: '🐉 Сказка',
    art: '🖼 Живопись',
    travel: '✈️ Путешествия',
    seasons: '🍂 Времена года',
    future: '🚀 Будущее',
    studio: '📷 Студия и мода',
    drawn: '✏️ Рисованные',
  },
  popular: '🔥 Популярные',
  favourites: '❤️ Избранные',
  category: (title, styles, chosen) => html`
<b>${title}</b>

${styles.map((each) => html`${each.position}. <b>${each.name}</b>: ${each.description}`)}

${chosen}`,
  list: {
    popular: () => html`<b>🔥 Что выбирают чаще всего</b>`,
    favourites: (hasAny) =>
      hasAny
        ? html`<b>❤️ Избранные стили</b>`
        : html`
<b>❤️ Избранные стили</b>

Пока ни одного. Откройте стиль и нажмите ❤️: он появится здесь.`,
  },
  numbered: (position, name) => `${position}. ${name}`,
  found: (words) => html`<b>Нашлось по слову «${words}»:</b>`,
  nothingFound: (words) => html`
По слову «${words}» стилей не нашлось.

Попробуйте другое слово или выберите тему.`,
  style: ({ name, description, position }) => html`
<b>${name}</b>
${description}

На картинке это номер ${position}. Сначала вы увидите цену и сможете добавить свои слова.`,
  take: '🎨 В этом стиле',
  mark: '🤍 В избранное',
  unmark: '❤️ Убрать из избранного',
  marked: 'Стиль теперь в избранном',
  unmarked: 'Стиль убран из избранного',
  toCategories: '🎭 Все темы',
}
