import type { PhotoAdvice } from '../../../domain/avatars/photo-advice.ts'
import type { SetHint } from '../../../domain/avatars/review-photos.ts'
import { plural } from '../local.ts'
import type { Texts } from '../en.ts'

const verb = (count: number, one: string, many: string): string =>
  `${count} ${plural('ru', count, { one, many })}`

const summaries: Readonly<Record<PhotoAdvice, (count: number) => string>> = {
  'near-duplicate': (count) => verb(count, 'похоже на другое', 'похожи на другие'),
  'too-dark': (count) => verb(count, 'темновато', 'темноваты'),
  'too-bright': (count) => verb(count, 'слишком светлое', 'слишком светлые'),
  'low-contrast': (count) => verb(count, 'бледноватое', 'бледноватые'),
  blurred: (count) => verb(count, 'не совсем резкое', 'не совсем резкие'),
  'no-face': (count) => `на ${count} не видно лица`,
  'several-faces': (count) => `на ${count} несколько человек`,
  'small-face': (count) => `на ${count} лицо далеко`,
}

const details: Readonly<Record<PhotoAdvice, (twin: number) => string>> = {
  'near-duplicate': (twin) =>
    `Почти как фото ${twin}. Хватит одного из двух; другой день, место или ракурс научат большему.`,
  'too-dark': () => 'Темновато. Лучше у окна или на улице, чтобы свет падал спереди.',
  'too-bright': () => 'Слишком светло, детали пропали в белом. Лучше в тени и без вспышки.',
  'low-contrast': () => 'Бледновато. Лучше протереть объектив и не снимать против света.',
  blurred: () =>
    'Не совсем резко. Лучше больше света, не двигать телефон и коснуться экрана, чтобы навести резкость.',
  'no-face': () => 'Не вижу здесь лица. Лучше лицо целиком, прямо или вполоборота.',
  'several-faces': () => 'Вижу несколько человек. Лучше один, чтобы было ясно, о ком речь.',
  'small-face': () => 'Лицо далеко. Лучше ближе: не больше чем по пояс.',
}

const hints: Readonly<Record<SetHint, string>> = {
  'one-scene': 'Всё снято в один день? Другое место, свет или ракурс добавят сходства.',
  'mostly-advised': 'Больше половины могли бы быть лучше. Несколько удачных добавят сходства.',
}

export const photoAdvice: Texts['photoAdvice'] = {
  summary: (counts) => counts.map(({ advice, count }) => summaries[advice](count)).join(', '),
  detail: (advice, { twin }) => details[advice](twin),
  hint: (hint) => hints[hint],
}
