import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'
import { localMonth, localShortMonth } from '../local.ts'

export const gallery: Texts['gallery'] = {
  caption: ({ marks, counter, isFavourite, date, avatar, wish }) => html`
${marks.length > 0 && html`🔎 <b>${marks.join(' · ')}</b>`}
<b>${counter.place === null ? counter.count : `${counter.place} из ${counter.count}`}</b> · ${date}${isFavourite && ' · ❤️'}
${avatar === null ? '🎨 Без аватара' : `👤 ${avatar}`}

«${wish}»`,
  empty: html`
<b>Ваша галерея пока пуста.</b>

Всё, что я для вас нарисую, сохранится здесь вместе с описанием. Сделаем первую картинку?`,
  nothingFound: (marks) => html`
🔎 <b>${marks.join(' · ')}</b>

Здесь ничего подходящего нет. Нажмите «Видеть всё» или выберите что-нибудь другое.`,
  meant: (words) => `Может быть, «${words}»?`,
  manyImages: (thousand) => `${thousand}+`,
  marks: {
    favourites: '★ Избранное',
    noAvatar: 'без аватара',
    anyAvatar: 'с аватаром',
    avatar: (name) => `👤 ${name}`,
    words: (words) => `«${words}»`,
    collection: (name) => `📁 ${name}`,
    trash: '🗑 Корзина',
  },
  periods: { today: 'сегодня', yesterday: 'вчера', week: 'последние 7 дней', month: 'последние 30 дней' },
  newer: '‹ Новее',
  older: 'Старше ›',
  favourite: '🤍',
  unfavourite: '❤️',
  prompt: '📝 Описание',
  again: '🔁 Ещё раз',
  original: '⬇️ Оригинал',
  everything: '✖ Видеть всё',
  share: '📤 Поделиться',
  otherFilter: 'Фильтр уже другой. Вот что он показывает.',
  remove: '🗑 Удалить',
  more: '⋯ Ещё',
  sheetOfNine: '▦ По девять',
  filter: '🔎 Фильтр',
  byDate: '📅 По месяцам',
  similar: '🔗 Похожие',
  isOn: (label) => `✅ ${label}`,
  filters: (marks) => html`
<b>🔎 Что показывает галерея</b>

${marks.length > 0 ? html`Сейчас: <b>${marks.join(' · ')}</b>` : 'Сейчас: всё.'}
Выбранное добавляется к тому, что уже включено.`,
  byWords: '🔤 Слова',
  byAvatar: '👤 Аватар',
  byPeriod: '📅 Когда',
  byModel: '🎨 Модель',
  byFormat: '▭ Формат',
  anyOfThem: '✖ Неважно',
  ownDates: '🗓 Другие даты',
  pick: {
    avatar: html`<b>👤 Кто должен быть на картинках?</b>`,
    model: html`<b>🎨 Какая модель их рисовала?</b>`,
    format: html`<b>▭ Какой формат?</b>`,
    period: html`<b>📅 Когда они сделаны?</b>`,
  },
  askWords: html`
<b>🔤 Поиск</b>

Напишите одно слово или несколько. Я ищу их в ваших пожеланиях и в полных описаниях, в любой форме слова.`,
  askDates: html`
<b>🗓 Другие даты</b>

Напишите один день или два: <code>1.11.2026 – 15.11.2026</code>`,
  notDates: 'Не получилось прочитать дату. Напишите так: 25.11.2026, или две: 1.11.2026 – 15.11.2026.',
  jump: html`
<b>📅 По месяцам</b>

Галерея откроется на последней картинке месяца.`,
  month: (date) => localMonth('ru', date),
  shortMonth: (date) => localShortMonth('ru', date),
  sheet: (marks) => html`
${marks.length > 0 && html`🔎 <b>${marks.join(' · ')}</b>`}
Нажмите номер, чтобы открыть картинку.`,
  picture: ({ date, avatar, wish }) => html`
<b>⋯ Ещё</b> · ${date}
${avatar === null ? '🎨 Без аватара' : `👤 ${avatar}`}

«${wish}»`,
  restore: '↩️ Вернуть',
  purge: '🗑 Удалить насовсем',
  reallyPurge: 'Да, насовсем',
  keep: 'Оставить',
  askPurge: 'Вернуть потом будет нельзя.',
  purged: 'Удалено насовсем',
  undo: '↩️ Вернуть удалённое',
  removed: 'Удалено. Можно вернуть.',
  restored: 'Снова в галерее',
  statistics: '📊 Статистика',
  create: '✨ Новая картинка',

  prompts: ({ wish, prompt, additions, model, seed, format, isShortened }) => html`
<b>Ваши слова</b>
«${wish}»

<b>Что получила модель, слово в слово</b>
<pre>${prompt}</pre>
${isShortened && html`Текст длиннее, чем помещается в сообщение: целиком он в файле.`}

${additions.length > 0 && html`Добавлено к вашим словам: ${additions.join('; ')}`}
Модель: ${model}
Формат: ${format}
${seed !== null && html`Номер рисунка (seed): <code>${seed}</code>`}`,
  promptFile: ({ wish, prompt }) => `Ваши слова:\n${wish}\n\nЧто получила модель:\n${prompt}\n`,
  copyPrompt: '📋 Скопировать',
  promptFileName: 'описание.txt',
  backToGallery: '‹ В галерею',

  numbers: ({ images, favourites, spent, byType, byAvatar, byModel, byStyle }) => html`
<b>📊 Ваши картинки в цифрах</b>

В галерее: <b>${images}</b>
В избранном: ${favourites}
Потрачено: ${spent}

${byAvatar.length > 0 && html`<b>Кто на них</b>`}
${byAvatar.map((line) => html`${line}`)}

${byType.length > 0 && html`<b>Виды</b>`}
${byType.map((line) => html`${line}`)}

${byModel.length > 0 && html`<b>Модели</b>`}
${byModel.map((line) => html`${line}`)}

${byStyle.length > 0 && html`<b>Готовые стили</b>`}
${byStyle.map((line) => html`${line}`)}`,
  types: { portrait: 'Портреты', style: 'Стили', instant: 'Мгновенные аватары', none: 'Без аватара' },
  plotTitle: 'Изображения по месяцам',
}
