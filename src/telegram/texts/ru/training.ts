import type { TrainingPreset } from '../../../domain/avatars/training-presets.ts'
import type { WorkFailureCode } from '../../../domain/work/provider.ts'
import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const reasons: Partial<Record<WorkFailureCode, string>> = {
  'content-refused':
    'проверка безопасности не приняла фото. Возьмите, пожалуйста, фото одного одетого человека',
  'photos-unusable': 'эти фото не удалось использовать. Посмотрите их и добавьте другие',
  'submit-lost': 'заказ не дошёл до студии',
  deadline: 'оно шло намного дольше, чем можно',
}

const presets: Readonly<Record<TrainingPreset, { name: string; about: string }>> = {
  fast: { name: 'Быстро', about: 'готово раньше всего, хорошо для первой пробы' },
  balanced: { name: 'Обычно', about: 'подходит почти всем' },
  quality: { name: 'Тщательно', about: 'дольше всматривается в каждое фото, идёт вдвое дольше' },
}

export const training: Texts['training'] = {
  offer: (facts) => html`
<b>Обучить «${facts.name}»</b>

Фото: <b>${facts.photos}</b>
Как: <b>${presets[facts.preset].name}</b>, шагов ${facts.steps}: ${presets[facts.preset].about}
Цена: <b>${facts.price}</b>
На балансе: ${facts.balance}
Время: ${facts.duration === null ? 'обычно меньше получаса' : `около ${facts.duration}`}; чат можно закрыть

${
  facts.keepsPhotos
    ? html`📌 Ваши фото останутся здесь, пока вы не удалите аватар.`
    : html`🧹 Ваши фото удалятся отсюда, как только аватар будет готов: больше они ему не нужны.`
}

Начиная, вы подтверждаете, что ${facts.isStyle ? 'можете использовать эти картинки' : 'на фото вы или взрослый, который согласен'}. Если не получится, все кредиты вернутся сами.`,
  presetButton: ({ preset, price }) => `${presets[preset].name} · ${price}`,
  keepPhotos: '📌 Оставить мои фото',
  letPhotosGo: '🧹 Удалить фото после обучения',
  photosWillStay: 'Ваши фото останутся.',
  photosWillGo: 'Ваши фото удалятся, когда аватар будет готов.',
  confirm: (price) => `✅ Подтверждаю: обучить за ${price}`,
  notEnoughCredits: ({ price, balance }) => `Обучение стоит ${price}, а у вас ${balance}. Ничего не списано.`,
  notEnoughPhotos: ({ have, min }) => `Пока ${have}, а нужно не меньше ${min}. Пришлите ещё.`,
  freeTrainingsUsed: (count) =>
    count === 1
      ? 'Первое обучение включено, и вы его уже использовали. Следующие откроются с первым пополнением.'
      : `Первые обучения (${count}) включены, и вы их уже использовали. Следующие откроются с первым пополнением.`,
  cannotBeTrained: 'Этот аватар уже учится или готов.',
  progress: ({ state, bar, elapsed, usual }) => html`
<b>🎓 Ваш аватар учится</b>

${state}
${bar}

${elapsed !== null && html`Идёт ${elapsed}${usual !== null && html`, обычно около ${usual}`}. `}Я напишу, когда будет готово; ждать здесь не нужно.`,
  preparing: html`Собираю фото…`,
  queued: (position) =>
    position === null || position === 0
      ? html`В очереди, вы следующие.`
      : html`В очереди, перед вами ${position}.`,
  running: html`Учусь…`,
  step: (step, total) => html`Учусь: шаг ${step} из ${total}`,
  refresh: '🔄 Обновить',
  refreshed: 'Вот как обстоят дела.',
  cancel: '⏹ Остановить',
  askCancel: (refund) => html`
<b>Остановить обучение?</b>

Вам вернётся ${refund}. Фото останутся, начать снова можно в любой момент.`,
  reallyCancel: '⏹ Да, остановить',
  goOn: 'Нет, продолжать',
  cancelled: (refund) => html`
<b>Остановлено.</b>

На баланс вернулось ${refund}. Ваши фото на месте.`,
  cancelling: html`
<b>Останавливаю…</b>

Студия ещё не ответила. Я спрашиваю её, пока не ответит; тогда и вернутся кредиты.`,
  tooLate: 'Оно как раз закончилось: останавливать уже нечего.',
  startAgain: '🔁 Начать снова',
  completed: ({ name, isTest, isGift, firstWish }) => html`
<b>🎉 «${name}» готов!</b>

${isGift && html`🎁 Это обучение мы уже считали потерянным и вернули за него кредиты. А оно всё-таки нашлось: это подарок.`}

${isTest && html`⚠️ ТЕСТ: обучения не было. У этого аватара нет сходства, он рисует без него.`}

${firstWish !== null && html`Первая картинка, в подарок: «${firstWish}».`}

Напишите любое желание или нажмите кнопку. Первые картинки лучше всего покажут, чему он научился; если какая-то не похожа, просто сделайте ещё одну.`,
  firstPicture: '🖼 Подробнее о картинке',
  createImage: '🎨 Создать изображение',
  myAvatars: '👤 Мои аватары',
  failed: ({ name, code, refund }) => html`
<b>«${name}» обучить не удалось</b>

Что случилось: ${reasons[code as WorkFailureCode] ?? 'в студии произошёл сбой'}.
Сколько это стоило: нисколько, на баланс вернулось ${refund}.

Фото сохранены: нажмите «Попробовать снова», когда захотите.`,
  tryAgain: '🔁 Попробовать снова',
  viewPhotos: '👁 Посмотреть фото',
}
