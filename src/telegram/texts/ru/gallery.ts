import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

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

Здесь ничего подходящего нет. Покажите всё или выберите что-нибудь другое.`,
  manyImages: (thousand) => `${thousand}+`,
  marks: {
    favourites: '★ Избранное',
    noAvatar: 'без аватара',
    anyAvatar: 'с аватаром',
    avatar: (name) => `👤 ${name}`,
    words: (words) => `«${words}»`,
    collection: 'коллекция',
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
  onlyFavourites: '☆ Избранное',
  everything: '★ Показать все',
  share: '📤 Поделиться',
  remove: '🗑 Удалить',
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

  numbers: ({ images, favourites, thisMonth, spent, byAvatar }) => html`
<b>📊 Ваши картинки в цифрах</b>

В галерее: <b>${images}</b>
В избранном: ${favourites}
За этот месяц: ${thisMonth}
Потрачено: ${spent}

${byAvatar.length > 0 && html`<b>Кто на них</b>`}
${byAvatar.map((each) => html`${each.name ?? 'Без аватара'}: ${each.images}`)}`,
}
