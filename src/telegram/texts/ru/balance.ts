import type { LedgerKind } from '../../../domain/billing/ledger.ts'
import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'
import { common } from './common.ts'

const kinds: Readonly<Record<LedgerKind, string>> = {
  welcome: 'Подарок при знакомстве',
  charge: 'Заказ',
  refund: 'Возврат',
  topup: 'Пополнение',
  promo: 'Промокод',
  referral: 'За приглашённого друга',
  grant: 'От студии',
  chargeback: 'Отзыв платежа',
}

const makings = {
  edit: 'Правка фото',
  upscale: 'Увеличение изображения',
  video: 'Оживление изображения',
} as const

export const balance: Texts['balance'] = {
  overview: ({ balance: credits, withAvatar, without, training }) => html`
<b>💳 На балансе: ${credits}</b>

<b>Что сколько стоит</b>
Картинка с аватаром: ${withAvatar}
Картинка без аватара: ${without}
Новый аватар: ${training}

Если что-то не получится, кредиты вернутся сами.`,
  history: '🧾 Все операции',
  create: '✨ Новая картинка',
  operations: ({ page, lines }) => html`
<b>🧾 Операции</b>, страница ${page}

${lines}`,
  noOperations: html`
<b>🧾 Операции</b>

Пока пусто: здесь записан каждый кредит, который пришёл или ушёл.`,
  line: ({ credits, date, what }) => html`
<b>${credits}</b> · ${what}
<i>${date}</i>`,
  what: (kind, { avatarName, images, made, wish }) => {
    if (kind === 'charge' && images !== undefined)
      return `${made ? makings[made] : common.images(images)}${wish ? `: «${wish}»` : ''}`
    if (kind === 'charge' && avatarName !== undefined) return `Обучение «${avatarName}»`
    if (kind === 'refund' && made !== undefined) return `Возврат: ${makings[made].toLowerCase()}`
    if (kind === 'refund' && images !== undefined) return `Возврат: не получилось ${common.images(images)}`
    if (kind === 'refund' && avatarName !== undefined) return `Возврат: обучение «${avatarName}»`
    return kinds[kind]
  },
  newer: '‹ Новее',
  older: 'Старше ›',
}
