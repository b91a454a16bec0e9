import type { ReadyMadeStyle } from '../style.ts'

export const business: readonly ReadyMadeStyle[] = [
  {
    key: 'headshot',
    names: { ru: 'Портрет для резюме', en: 'CV portrait' },
    descriptions: {
      ru: 'Спокойное лицо, ровный свет, нейтральный фон',
      en: 'A calm face, even light, a plain backdrop',
    },
    tags: 'резюме работа фото cv linkedin headshot',
    prompt: 'professional headshot, charcoal suit, plain grey studio backdrop, even softbox light, 85mm lens',
  },
  {
    key: 'open-office',
    names: { ru: 'В светлом офисе', en: 'Bright office' },
    descriptions: {
      ru: 'Стекло, дерево и утренний свет за спиной',
      en: 'Glass, wood and morning light behind you',
    },
    tags: 'офис костюм office suit',
    prompt: 'smart business suit, bright modern office with glass walls, morning light, blurred background',
  },
  {
    key: 'speaker',
    names: { ru: 'На сцене конференции', en: 'On the big stage' },
    descriptions: {
      ru: 'Микрофон, свет рампы и полный зал',
      en: 'A microphone, stage light and a full hall',
    },
    tags: 'спикер сцена выступление speaker conference talk',
    prompt: 'speaking on a conference stage, headset microphone, spotlights, audience in soft focus',
  },
  {
    key: 'founder',
    names: { ru: 'Основатель', en: 'The founder' },
    descriptions: {
      ru: 'Свитер, кирпичная стена, уверенный взгляд',
      en: 'A sweater, a brick wall, a steady look',
    },
    tags: 'стартап бизнес startup business',
    prompt:
      'confident founder in a dark roll-neck sweater, loft office with brick wall, window light from the side',
  },
  {
    key: 'cafe-laptop',
    names: { ru: 'Работа из кафе', en: 'Work from a cafe' },
    descriptions: {
      ru: 'Ноутбук, чашка кофе и тёплые лампы',
      en: 'A laptop, a cup of coffee and warm lamps',
    },
    tags: 'кофе ноутбук фриланс coffee laptop freelance',
    prompt: 'working on a laptop in a cosy cafe, cup of coffee, warm pendant lamps, candid moment',
  },
  {
    key: 'magazine-cover',
    names: { ru: 'Обложка журнала', en: 'Magazine cover' },
    descriptions: { ru: 'Как с обложки делового журнала', en: 'As on the cover of a business magazine' },
    tags: 'журнал обложка magazine cover',
    prompt: 'business magazine cover portrait, deep blue backdrop, sculpting studio light, sharp details',
  },
]
