import type { WorkFailureCode } from '../../../domain/work/provider.ts'
import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const reasons: Partial<Record<WorkFailureCode, string>> = {
  'content-refused': 'проверка безопасности не пропустила эту картинку. Попробуйте описать иначе',
  'submit-lost': 'заказ не дошёл до студии',
  deadline: 'это длилось намного дольше, чем можно',
}

export const making: Texts['making'] = {
  progress: ({ number, wish, state, elapsed }) => html`
<b>🎨 В работе: ${number}</b>

«${wish}»

${state}
${elapsed !== null && html`Прошло ${elapsed}.`}

Ждать здесь не нужно: результат придёт сам.`,
  made: { edit: 'правка изображения', upscale: 'увеличение изображения', video: 'видео' },
  accepted: '⏳ Принято, сейчас начну',
  waiting: (position) =>
    position === null || position === 0
      ? '⏳ В очереди, вы следующие'
      : `⏳ В очереди, перед вами ${position}`,
  drawing: '🖌 Рисую',
  refresh: '🔄 Обновить',
  refreshed: 'Вот как дела сейчас.',
  stop: '⏹ Остановить',
  newImage: '✨ Новая картинка',
  askStop: (price) => html`
<b>Остановить?</b>

На баланс вернётся: ${price}.`,
  reallyStop: '⏹ Да, остановить',
  goOn: 'Нет, продолжать',
  cancelled: (refund) => html`
<b>Остановлено.</b>

Сколько это стоило: нисколько. На баланс вернулось: ${refund}.`,
  cancelling: html`
<b>Останавливаю…</b>

Студия ещё не ответила. Я спрашиваю её, пока не ответит: тогда вернутся кредиты, а если она успела раньше, придёт картинка.`,
  tooLate: html`
<b>Останавливать уже нечего: работа как раз закончилась.</b>

Если всё получилось, картинка уже на пути к вам. Если нет, кредиты вернулись.`,
  show: '🖼 Показать',
  ended: (facts) => (facts.isCancelled ? making.cancelled(facts.refund) : making.failed(facts)),
  failed: ({ wish, code, refund }) => html`
<b>На этот раз не получилось</b>

«${wish}»

Что случилось: ${reasons[code as WorkFailureCode] ?? 'в студии произошёл сбой'}.
Сколько это стоило: нисколько, на баланс вернулось: ${refund}.
${code !== 'content-refused' && 'Попробуйте ещё раз: с тем же описанием или с другим.'}`,
  tryAgain: '🔁 Попробовать снова',
}
