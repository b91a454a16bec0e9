import type { Texts } from '../en.ts'
import { counted, localDate, localDuration, localNumber, type PluralForms } from '../local.ts'

const credits: PluralForms = { one: 'кредит', few: 'кредита', many: 'кредитов' }
const images: PluralForms = { one: 'изображение', few: 'изображения', many: 'изображений' }
// Of whom there are no more: the genitive.
const orders: PluralForms = { one: 'заказа', few: 'заказов', many: 'заказов' }
const photos: PluralForms = { one: 'фото', few: 'фото', many: 'фото' }

export const common: Texts['common'] = {
  back: '‹ Назад',
  home: '⌂ Главная',
  cancel: 'Отмена',
  credits: (count) => counted('ru', count, credits),
  images: (count) => counted('ru', count, images),
  photos: (count) => counted('ru', count, photos),
  number: (value) => localNumber('ru', value),
  date: (date) => localDate('ru', date),
  duration: (ms) => localDuration('ru', ms),
  outOfDate: 'Эта кнопка из старого сообщения. Вот актуальный экран.',
  gone: 'Этого здесь больше нет.',
  wentWrong: 'У нас что-то сломалось. За этот шаг ничего не списано. Попробуйте ещё раз.',
  tooManyOrders: (perMinute) =>
    `Не больше ${counted('ru', perMinute, orders)} в минуту. Ничего не списано: попробуйте чуть позже.`,
  tooManyMessages:
    'Слишком быстро: последние сообщения не приняты. Подождите пару секунд и пришлите их ещё раз.',
  onlyPrivate: 'Я работаю в личном чате: напишите мне туда.',
  unknownCommand: 'Такой команды у меня нет. Вот что я умею:',
  notUnderstood:
    'Я понимаю фото и слова, письменные и голосом. Расскажите, что хотите увидеть, или выберите:',
  nothingToCancel: 'Отменять нечего.',
  cancelled: 'Хорошо, оставляем как есть.',
}
