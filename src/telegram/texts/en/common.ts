import { counted, localDate, localDuration, localNumber, type PluralForms } from '../local.ts'

const credits: PluralForms = { one: 'credit', many: 'credits' }
const images: PluralForms = { one: 'image', many: 'images' }
const orders: PluralForms = { one: 'order', many: 'orders' }
const photos: PluralForms = { one: 'photo', many: 'photos' }

export const common = {
  back: '‹ Back',
  home: '⌂ Home',
  cancel: 'Cancel',
  credits: (count: number): string => counted('en', count, credits),
  images: (count: number): string => counted('en', count, images),
  photos: (count: number): string => counted('en', count, photos),
  number: (value: number): string => localNumber('en', value),
  date: (date: Date): string => localDate('en', date),
  duration: (ms: number): string => localDuration('en', ms),
  outOfDate: 'This button is from an earlier message. Here is the current screen.',
  gone: 'This is no longer here.',
  wentWrong: 'Something went wrong on our side. Nothing was charged for this step. Please try again.',
  tooManyOrders: (perMinute: number): string =>
    `No more than ${counted('en', perMinute, orders)} a minute. Nothing was charged; try again in a moment.`,
  tooManyMessages:
    'That was very fast: your last messages were not taken. Wait a few seconds and send them again.',
  onlyPrivate: 'I work in a private chat: write to me there.',
  unknownCommand: 'I do not know this command. Here is what I can do:',
  notUnderstood: 'I understand photos and words, written or spoken. Tell me what you wish to see, or choose:',
  nothingToCancel: 'There is nothing to cancel.',
  cancelled: 'Fine, left as it is.',
}
