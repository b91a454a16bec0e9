import type { ReadyMadeStyle } from '../style.ts'

export const studio: readonly ReadyMadeStyle[] = [
  {
    key: 'classic-bw',
    names: { ru: 'Чёрно-белая классика', en: 'Classic black and white' },
    descriptions: { ru: 'Простой фон и выразительный свет', en: 'A plain backdrop and telling light' },
    tags: 'чёрно-белый портрет black white portrait',
    prompt: 'black and white studio portrait, plain backdrop, side light, fine film grain',
  },
  {
    key: 'fashion',
    names: { ru: 'Модная съёмка', en: 'Fashion story' },
    descriptions: { ru: 'Смелый силуэт и чистый цвет', en: 'A bold silhouette and pure colour' },
    tags: 'мода одежда fashion clothes',
    prompt: 'high fashion editorial, bold silhouette, solid coloured backdrop, hard flash',
  },
  {
    key: 'golden-hour',
    names: { ru: 'Золотой час', en: 'Golden hour' },
    descriptions: { ru: 'Низкое солнце в волосах', en: 'A low sun in the hair' },
    tags: 'закат свет sunset light',
    prompt: 'golden hour portrait outdoors, low sun in the hair, lens flare, dreamy',
  },
  {
    key: 'flowers',
    names: { ru: 'Среди цветов', en: 'Among flowers' },
    descriptions: { ru: 'Море роз и мягкий фокус', en: 'A sea of roses and soft focus' },
    tags: 'розы нежность roses tender',
    prompt: 'surrounded by hundreds of roses, pastel tones, soft focus beauty portrait',
  },
  {
    key: 'evening-gown',
    names: { ru: 'Красная дорожка', en: 'Red carpet' },
    descriptions: { ru: 'Вечерний наряд и вспышки камер', en: 'Evening dress and camera flashes' },
    tags: 'вечер гламур evening glamour',
    prompt: 'red carpet, elegant evening wear, camera flashes in the background, glamorous',
  },
  {
    key: 'retro-film',
    names: { ru: 'Плёнка девяностых', en: 'Nineties film' },
    descriptions: { ru: 'Вспышка, зерно и тёплые цвета', en: 'Flash, grain and warm colours' },
    tags: 'ретро плёнка retro film',
    prompt: '1990s film photograph, direct flash, grain, warm faded colours, casual clothes',
  },
]
