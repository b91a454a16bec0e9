import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const titles = {
  upscale: '🔍 Увеличить изображение',
  video: '🎬 Оживить изображение',
  edit: '✏️ Изменить изображение',
} as const

const promises = {
  upscale: 'Вдвое шире и вдвое выше, чётче для печати. Лица останутся прежними.',
  video: 'Видео примерно на пять секунд, которое начинается с этого изображения. Обычно это минута или две.',
  edit: 'Всё, о чём вы не сказали, останется как есть.',
} as const

export const refine: Texts['refine'] = {
  ask: html`
<b>Что изменить?</b>

Напишите своими словами. Всё, о чём вы не сказали, останется как есть.

Пока это ничего не стоит: сначала я покажу цену.`,
  examples: ['Сделай зиму со снегом', 'Надень элегантный тёмный костюм', 'Замени фон на море'],
  summary: ({ kind, wish, price, balance, shortage }) => html`
<b>${titles[kind]}</b>

${wish !== '' && `«${wish}»`}
${promises[kind]}

Цена: <b>${price}</b>
Баланс: ${balance}

${shortage}`,
  confirm: (price) => `✅ Сделать за ${price}`,
  otherWords: '✏️ Сказать иначе',
}
