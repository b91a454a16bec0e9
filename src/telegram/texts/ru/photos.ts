import type { PhotoRefusal } from '../../../domain/avatars/photo-inspector.ts'
import type { Texts } from '../en.ts'
import { html, type Html } from '../../kit/html.ts'
import { photoMeter } from '../photo-meter.ts'

const reasons: Readonly<Record<PhotoRefusal, string>> = {
  'not-an-image': 'не картинка',
  'too-small': 'меньше 512 пикселей',
  'too-big': 'больше 20 МБ',
  'pixel-bomb': 'слишком много пикселей',
  undecodable: 'не открывается',
  duplicate: 'уже есть',
  enough: 'больше не помещается',
}

const sizeIn = ({ width, height }: { width: number | null; height: number | null }): string =>
  width === null || height === null ? '' : `${width} × ${height} пикселей`

export const photos: Texts['photos'] = {
  counter: (facts) => html`
<b>Фото для «${facts.name}»: ${facts.valid} из ${facts.valid < facts.min ? facts.min : facts.max}</b>
${photoMeter(facts)}

${facts.pending > 0 && html`⏳ Ещё смотрю ${facts.pending}…`}

${facts.advised > 0 && html`💡 ${facts.advice}. Такие фото тоже идут в счёт.`}

${
  facts.refused.length > 0 &&
  html`Не подошли:
${facts.refused.map(({ reason, count }) => html`• ${count} × ${reason}`)}`
}

${facts.hint !== null && html`<i>${facts.hint}</i>`}

${nextStep(facts)}`,
  reason: (reason) => (reason in reasons ? reasons[reason as PhotoRefusal] : reason),
  done: '✅ Готово, дальше',
  view: '👁 Посмотреть и убрать',
  lookAtAdvised: '💡 Показать, какие',
  nextAdvised: '💡 Следующее замечание',
  tips: '💡 Какие фото подойдут?',
  closed: 'Сейчас этот аватар не принимает фото. Откройте «Мои аватары»: там видно, что с ним.',
  one: (facts) => html`
<b>Фото ${facts.place} из ${facts.count}</b>
${[sizeIn(facts), facts.status].filter((each) => each !== '').join(' · ')}

${facts.advice.map((sentence) => html`💡 ${sentence}`)}
${facts.advice.length > 0 && 'Фото идёт в счёт и так.'}`,
  waiting: 'смотрю',
  refusedBecause: (reason) => `не подошло: ${reason}`,
  remove: '🗑 Убрать',
  removed: 'Убрано.',
  nonePhotos: html`Фото пока нет. Пришлите их: по одному, сразу много или файлами, чтобы сохранить качество.`,
  backToPhotos: '‹ К фото',
  tipsText: ({ min, max, isStyle }) =>
    isStyle
      ? html`
<b>Какие фото хорошо учат стилю</b>

✅ от ${min} до ${max} работ в <b>одном стиле</b>
✅ разные сюжеты: вещи, люди, места
✅ ровный свет, работа видна целиком
✅ присланные <b>файлами</b> сохраняют полное качество

🚫 рамы, руки, тени поперёк работы
🚫 несколько стилей вперемешку`
      : html`
<b>Какие фото хорошо учат лицу</b>

✅ от ${min} до ${max} фото <b>одного человека</b>
✅ разные дни, одежда, места и свет
✅ лицо крупно, прямо и с обеих сторон; несколько по пояс
✅ присланные <b>файлами</b> сохраняют полное качество

🚫 темно, слишком светло или нерезко
🚫 тёмные очки, рука перед лицом, фильтры
🚫 групповые фото
🚫 одно и то же фото дважды`,
}

function nextStep(facts: { valid: number; pending: number; min: number; max: number }): Html {
  const { valid, pending, min, max } = facts
  // Whoever has sent enough is not asked for more before all of it was looked at.
  if (valid < min && valid + pending >= min) return html`Минуту: смотрю, что пришло.`
  if (valid === 0) return html`Пришлите фото: по одному, сразу много или файлами, чтобы сохранить качество.`
  if (valid < min)
    return html`Пришлите ещё ${min - valid}, в любом порядке. Можно уйти и продолжить в другой день.`
  if (valid < max) return html`Этого уже хватит. Чем разнообразнее, тем больше сходство: можно до ${max}.`
  return html`Больше не поместится. Нажмите «Готово».`
}
