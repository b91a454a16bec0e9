import type { Format } from '../../../domain/generation/formats.ts'
import type { Texts } from '../en.ts'
import type { WishWriter } from '../../../domain/wishes/written-wish.ts'
import { html, type Html } from '../../kit/html.ts'

const additions: Readonly<Record<string, string>> = {
  'soft natural light': 'мягкий естественный свет',
  'balanced composition': 'уравновешенный кадр',
  '50mm lens, shallow depth of field': 'размытый фон, чтобы главное было чётким',
  'highly detailed photograph': 'чёткие детали, как на фотографии',
}

const formats: Readonly<Record<Format, string>> = {
  '1:1': 'квадрат',
  '3:4': 'портрет',
  '4:3': 'пейзаж',
  '9:16': 'сторис',
  '16:9': 'широкий',
}

const writers: Readonly<Record<WishWriter, Html>> = {
  'language-model': html`Перевела на английский и дополнила языковая модель.`,
  composer: html`Составлено из ваших слов по словарю; чего в нём нет, осталось как вы написали.`,
  person: html`Это ваши собственные слова.`,
  style: html`Это текст готового стиля.`,
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
  onlyWords: html`Скажите, пожалуйста, что должно быть на картинке: напишите или пришлите голосовое сообщение.`,
  notHeard: {
    'nothing-heard': html`Слов я не разобрал. Скажите, пожалуйста, ещё раз или напишите.`,
    'too-long': html`Это для меня слишком долго: самое большее две минуты. Скажите, пожалуйста, короче или напишите.`,
    unavailable: html`Сейчас я не могу послушать. Напишите, пожалуйста, что должно быть на картинке; ничего не списано.`,
  },
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

  summary: ({
    avatar,
    wish,
    format,
    number,
    improve,
    isOwn,
    additions: added,
    description,
    price,
    balance,
    shortage,
  }) => html`
<b>Ваш заказ</b>

${avatar === null ? html`🎨 Без аватара` : html`👤 ${avatar}`}
✏️ «${wish}»
🖼 ${number}, ${format}
✨ ${improvement({ isOwn, improve, additions: added })}
${description !== null && html`<blockquote expandable>${description}</blockquote>`}

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
  toExact: '🔍 Точный текст для художника',
  copyExact: '📋 Скопировать',
  exact: ({ description, writer, hasAvatar }) => html`
<b>Точный текст</b>

<pre>${description}</pre>
${writers[writer]}
${hasAvatar && html`Когда я рисую, перед ним ставится слово, которое вызывает ваш аватар.`}

Хотите сказать иначе? Скопируйте, поправьте и пришлите мне: возьму слово в слово. Лучше всего понимается английский.`,
  byStyle: '🎭 Готовые стили',
  bySample: '📷 Как на фото',
  withoutStyle: '✖ Без стиля',
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

export function improvement(facts: {
  improve: boolean
  isOwn: boolean
  additions: readonly string[]
}): string {
  if (facts.isOwn) return 'Слово в слово, как вы сказали'
  if (!facts.improve) return 'Ровно так, как вы написали'
  if (facts.additions.length === 0) return 'Добавлять нечего: вы всё сказали'
  return `Добавлю: ${facts.additions.join('; ')}`
}
