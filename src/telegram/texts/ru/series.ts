import { maxStylesInSeries } from '../../../domain/generation/series/series.ts'
import { html } from '../../kit/html.ts'
import type { Texts } from '../en.ts'
import { improvement } from './order.ts'

export const series: Texts['series'] = {
  several: '🎞 Несколько стилей сразу',
  choose: (chosen) => html`
<b>🎞 Несколько стилей сразу</b>

Выберите до ${maxStylesInSeries} стилей из любых тем. Я сделаю по одному изображению в каждом и пришлю все вместе.

${chosen}`,
  chosen: (names) =>
    names.length === 0
      ? html`Пока ничего не выбрано: нажимайте на стили, которые нравятся.`
      : html`Выбрано ${names.length} из ${maxStylesInSeries}: <b>${names.join(', ')}</b>.`,
  count: (chosen) => `Выбрано: ${chosen} из ${maxStylesInSeries}`,
  full: `В одном заказе не больше ${maxStylesInSeries} стилей. Нажмите на выбранный, чтобы убрать его.`,
  chosenName: (name) => `✅ ${name}`,
  done: ({ number, price }) => `🎞 Готово: ${number}, ${price}`,
  otherStyles: '🎞 Другие стили',
  ownWords: '✏️ Свои слова',
  tryMissing: '🔁 Недостающие',

  summary: (facts) => html`
<b>Ваш заказ: несколько стилей сразу</b>

${facts.avatar === null ? html`🎨 Без аватара` : html`👤 ${facts.avatar}`}
🎞 ${facts.styleNames.join(', ')}
🖼 ${facts.number}, по одному в каждом стиле, ${facts.format}
${facts.wish !== '' && html`✏️ «${facts.wish}»\n✨ ${improvement(facts)}`}

Цена за все: <b>${facts.price}</b>
На балансе: ${facts.balance}

${facts.shortage ?? html`Хотите добавить что-то в каждое? Напишите: «в красном платье», «с котом». Что не получится, вернётся на баланс.`}`,
  shortage: ({ missing, affordable }) => html`
⚠️ <b>Не хватает: ${missing}.</b>
${
  affordable === null
    ? html`Ничего не списано. Что сколько стоит, видно в балансе.`
    : html`Ничего не списано. На балансе хватает на ${affordable}: выберите меньше стилей.`
}`,

  progress: ({ number, wish, ready, ordered, elapsed }) => html`
<b>🎞 В работе: ${number} в разных стилях</b>

${wish !== null && html`«${wish}»\n`}
🖌 Готово: ${ready} из ${ordered}
${elapsed !== null && html`Прошло ${elapsed}.`}

Ждать здесь не нужно: все придут вместе, сами.`,
  askStop: html`
<b>Остановить?</b>

Что уже готово, придёт вам. За остальное кредиты вернутся.`,

  ended: ({ wish, came, missing, refund }) => html`
${
  came.length === 0
    ? html`<b>В этот раз не получилось</b>`
    : html`<b>🎞 Несколько стилей</b>\n${wish !== null && html`«${wish}»`}\n\n${came.map((name) => html`${name}`)}`
}

${missing.length > 0 && html`Не получилось: ${missing.join(', ')}.`}
${refund !== null && html`Вернулось на баланс: ${refund}.`}

${came.length > 0 && html`Нажмите на любое, чтобы увеличить его, поделиться или сделать ещё похожих.`}`,
}
