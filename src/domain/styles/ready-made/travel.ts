import type { ReadyMadeStyle } from '../style.ts'

export const travel: readonly ReadyMadeStyle[] = [
  {
    key: 'paris',
    names: { ru: 'Париж', en: 'Paris' },
    descriptions: {
      ru: 'Утренняя улица и балконы с цветами',
      en: 'A morning street and balconies with flowers',
    },
    tags: 'франция улица france street',
    prompt: 'walking down a Paris street in the morning, balconies with flowers, cafe tables, soft light',
  },
  {
    key: 'yacht',
    names: { ru: 'Яхта', en: 'Yacht' },
    descriptions: { ru: 'Белый парус, лён и бирюзовая вода', en: 'A white sail, linen and turquoise water' },
    tags: 'море парус лето sea sail summer',
    prompt: 'on a sailing yacht, linen clothes, turquoise sea, sunny wind, wide shot',
  },
  {
    key: 'mountains',
    names: { ru: 'В горах', en: 'In the mountains' },
    descriptions: { ru: 'Вершины, рюкзак и чистый воздух', en: 'Summits, a backpack and clear air' },
    tags: 'поход вершина hiking summit',
    prompt: 'on a mountain ridge at sunrise, hiking jacket, endless peaks, crisp air',
  },
  {
    key: 'desert',
    names: { ru: 'Пустыня', en: 'Desert' },
    descriptions: { ru: 'Барханы и струящаяся ткань', en: 'Dunes and flowing cloth' },
    tags: 'дюны песок dunes sand',
    prompt: 'among desert dunes at golden hour, flowing fabric in the wind, long shadows',
  },
  {
    key: 'tokyo',
    names: { ru: 'Токио ночью', en: 'Tokyo at night' },
    descriptions: { ru: 'Переулок, вывески и зонт', en: 'An alley, signs and an umbrella' },
    tags: 'япония неон japan neon',
    prompt: 'narrow Tokyo alley at night, neon signs, transparent umbrella, wet asphalt',
  },
  {
    key: 'seaside',
    names: { ru: 'У моря', en: 'By the sea' },
    descriptions: { ru: 'Пляж, закат и лёгкий ветер', en: 'A beach, sunset and a light wind' },
    tags: 'пляж закат отпуск beach sunset holiday',
    prompt: 'barefoot on a sandy beach at sunset, light summer clothes, gentle waves, warm light',
  },
]
