import type { AvatarStatus, AvatarType } from '../../../domain/avatars/avatar.ts'
import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

const statuses: Readonly<Record<AvatarStatus, string>> = {
  draft: '📝 только начат',
  photos_uploading: '📷 ждёт фото',
  ready_for_training: '👍 готов к обучению',
  training: '🎓 учится',
  completed: '✅ готов',
  error: '⚠️ не получилось; кредиты вернулись',
  cancelled: '⏹ остановлен; кредиты вернулись',
}

const types: Readonly<Record<AvatarType, string>> = {
  portrait: 'человек',
  style: 'стиль',
  instant: 'мгновенный',
}

export const avatars: Texts['avatars'] = {
  none: html`
<b>У вас пока нет аватаров</b>

Аватар: это то, что я запоминаю по вашим фото. Несколько фото, несколько минут, и любое желание станет картинкой с вами.`,
  card: (facts) => html`
<b>${facts.isMain ? '⭐️ ' : ''}${facts.name}</b>${facts.isTest && html` · <b>ТЕСТ</b>`}

${statuses[facts.status]}
Что это: ${types[facts.type]} · ${facts.photos}
Сделано с ним: ${facts.images}
С ${facts.since}

${facts.isMain && 'Ваш главный аватар: берётся, если не выбрать другой.'}

<i>${facts.place} из ${facts.count}</i>`,
  photosDeleted: 'фото удалены после обучения',
  unnamed: 'Без имени',
  create: '✨ Создать аватар',
  newOne: '➕ Новый аватар',
  createImage: '🎨 Создать изображение',
  makeMain: '⭐️ Сделать главным',
  madeMain: 'Теперь это ваш главный аватар.',
  continueDraft: '▶️ Продолжить',
  train: '🎓 Обучить',
  trainIt: '🎓 Обучить его',
  photosTakenOver: 'Фото перенесены; добавьте ещё, и сходство будет больше.',
  progress: '🎓 Как идёт обучение?',
  tryAgain: '🔁 Попробовать снова',
  photos: '👁 Фото',
  rename: '✏️ Переименовать',
  askNewName: html`
<b>Как его теперь назвать?</b>

Напишите имя следующим сообщением.`,
  renamed: 'Переименовано.',
  delete: '🗑 Удалить',
  askDelete: ({ name, images }) => html`
<b>Удалить «${name}»?</b>

Фото и всё, чему он научился, удалятся навсегда. Сделанное с ним (${images}) останется в галерее.`,
  deletePhotos: '🗑 Удалить фото',
  askDeletePhotos: ({ name, photos }) => html`
<b>Удалить ${photos} аватара «${name}»?</b>

Аватар останется и будет рисовать как раньше: фото ему больше не нужны. Вернуть их нельзя, для нового обучения понадобятся новые.`,
  keepPhotos: 'Нет, оставить',
  photosGone: 'Фото удалены.',
  photosNeeded: 'Фото ему ещё нужны.',
  reallyDelete: '🗑 Да, удалить',
  keep: 'Нет, оставить',
  deleted: 'Удалено.',
  trainingUnderWay: 'Он сейчас учится. Сначала остановите обучение.',
  previous: '‹',
  next: '›',
}
