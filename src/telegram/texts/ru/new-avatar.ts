import type { Texts } from '../en.ts'
import { html } from '../../kit/html.ts'

export const newAvatar: Texts['newAvatar'] = {
  chooseType: ({ minPhotos, maxPhotos, price }) => html`
<b>Чему мне научиться?</b>

👤 <b>Человек</b>: вы или тот, кто на это согласен. Потом любое желание станет картинкой с ним.

🎨 <b>Стиль</b>: ваши картины, ваша керамика, вид вашего магазина. Потом любое желание будет нарисовано так же.

Понадобится от ${minPhotos} до ${maxPhotos} фото. Обучение стоит ${price}; до вашего подтверждения ничего не списывается.`,
  portrait: '👤 Человек',
  style: '🎨 Стиль',
  whoIsPictured: html`
<b>Кто на фото?</b>

Так я лучше подберу одежду и причёску.`,
  female: '👩 Женщина',
  male: '👨 Мужчина',
  askName: html`
<b>Как назовём аватар?</b>

Напишите имя или выберите готовое. Его видите только вы.`,
  notAName: (maxLength) =>
    html`Имя должно быть не длиннее ${maxLength} знаков и начинаться не с косой черты. Напишите, пожалуйста, другое.`,
  suggestions: { me: 'Я', style: 'Мой стиль', portrait: 'Портрет' },
  keepName: (name) => `Оставить «${name}»`,
}
