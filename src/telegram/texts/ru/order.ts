import type { Format } from '../../../domain/generation/formats.ts'
import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const additions: Readonly<Record<string, string>> = {
  'soft natural light': 'мягкий естественный свет',
  'balanced composition': 'уравновешенный кадр',
  '50mm lens, shallow depth of field': 'размытый фон, чтобы главное было чётким',
  'highly detailed photograph': 'чёткие детали, как на фотографии',
}

const formats: Readonly<Record<Format, string>> = {
  '1:1': 'квадрат',
  '3:4': 'портрет',
  '4:3': 'альбом',
  '9:16': 'сторис',
  '16:9': 'широкий',
}

export const order: Texts['order'] = {
  whoIsInIt: html`
<b>Кто будет на картинке?</b>

Выберите аватар. Или сделайте картинку без аватара: о чём угодно другом.`,
  noAvatars: html`
<b>Кто будет на картинке?</b>

Аватара у вас пока нет. Создайте его по своим фото, и на каждой картинке сможете быть вы. Без аватара я рисую всё остальное: места, вещи, животных, открытки.`,
  mainAvatar: (name) => `⭐ ${name}`,
  avatar: (name) => `👤 ${name}`,
  unnamed: 'Без имени',
  withoutAvatar: '🎨 Без аватара',
  createAvatar: '✨ Создать аватар',
  earlier: '‹ Назад по списку',
  later: 'Ещё ›',

  askWish: ({ avatar, number, format, price, isQuick }) => html`
<b>Что нарисовать?</b>

${avatar === null ? html`Без аватара.` : html`С аватаром <b>${avatar}</b>.`}
Напишите своими словами, как сказали бы фотографу: кто, где, в чём, при каком свете. Или нажмите на пример.

${
  isQuick
    ? html`⚡ Быстрый режим: начну сразу, как вы напишете. ${number}, ${format}, ${price}.`
    : html`Сейчас ничего не списывается: сначала покажу, что получится заказать.`
}`,
  onlyWords: html`Пока я понимаю только текст. Напишите, пожалуйста, словами, что должно быть на картинке.`,
  wishShortened: (letters) => html`Описание очень длинное: беру из него первые ${letters} знаков.`,
  examplesWithAvatar: [
    'На яхте на закате',
    'В деловом костюме в светлом офисе',
    'В горах ясным утром',
    'Портрет маслом в золотой раме',
  ],
  examplesWithout: [
    'Уютный домик в заснеженном лесу',
    'Кот читает газету в кафе',
    'Открытка ко дню рождения с пионами',
    'Старый город у моря, акварель',
  ],

  summary: ({ avatar, wish, format, number, improve, additions: added, price, balance, shortage }) => html`
<b>Ваш заказ</b>

${avatar === null ? html`🎨 Без аватара` : html`👤 ${avatar}`}
✏️ «${wish}»
🖼 ${number}, ${format}
✨ ${improvement(improve, added)}

Цена: <b>${price}</b>
На балансе: ${balance}

${shortage ?? html`Хотите другое описание? Просто напишите его.`}`,
  shortage: ({ missing, affordable }) => html`
⚠️ <b>Не хватает: ${missing}.</b>
${
  affordable === null
    ? html`Ничего не списано. Что сколько стоит, видно в балансе.`
    : html`Ничего не списано. На балансе хватает на ${affordable}: выберите это число ниже.`
}`,
  addition: (phrase) => additions[phrase] ?? phrase,
  avatarMissing: html`⚠️ Этого аватара больше нет. Выберите другой или продолжите без аватара.`,
  format: (format) => `${formats[format]} ${format}`,
  formatName: (format) => formats[format],
  chosen: (label) => `✓ ${label}`,
  improveOn: '✨ Улучшать описание: да',
  improveOff: '✨ Улучшать описание: нет',
  changeWish: '✏️ Другое описание',
  changeAvatar: '👤 Другой аватар',
  confirm: (price) => `🎨 Создать за ${price}`,
  toBalance: '💳 Баланс и цены',
  changed: ({ number, format, price }) => `${number}, ${format}: ${price}`,

  orderedBefore: 'Это уже заказано. Второй раз ничего не списано.',
  renewed: 'Так уже заказывали; с изменениями это новый заказ. Подтвердите его.',
  notEnough: 'Не хватает кредитов. Ничего не списано.',
  noWish: 'Сначала напишите, что должно быть на картинке.',
  avatarNotReady: 'Этот аватар сейчас использовать нельзя. Ничего не списано.',
}

function improvement(improve: boolean, added: readonly string[]): string {
  if (!improve) return 'Ровно так, как вы написали'
  if (added.length === 0) return 'Добавлять нечего: вы всё сказали'
  return `Добавлю: ${added.join('; ')}`
}
