import type { ReadyMadeStyle } from '../style.ts'

export const future: readonly ReadyMadeStyle[] = [
  {
    key: 'astronaut',
    names: { ru: 'Астронавт', en: 'Astronaut' },
    descriptions: { ru: 'Скафандр и звёзды в стекле шлема', en: 'A spacesuit and stars in the visor' },
    tags: 'космос скафандр space suit',
    prompt: 'astronaut in a white spacesuit, helmet visor open, planet and stars behind, cinematic',
  },
  {
    key: 'cyberpunk',
    names: { ru: 'Киберпанк', en: 'Cyberpunk' },
    descriptions: { ru: 'Неоновый город и дождь', en: 'A neon city and rain' },
    tags: 'неон город neon city',
    prompt: 'cyberpunk portrait, futuristic jacket with glowing seams, neon city street, rain',
  },
  {
    key: 'mars',
    names: { ru: 'На Марсе', en: 'On Mars' },
    descriptions: { ru: 'Красная пустыня и купол станции', en: 'A red desert and the dome of a station' },
    tags: 'планета экспедиция planet expedition',
    prompt: 'explorer on Mars, red desert, dome of a base on the horizon, dusty light',
  },
  {
    key: 'android',
    names: { ru: 'Андроид', en: 'Android' },
    descriptions: { ru: 'Белый фарфор и тонкие швы', en: 'White porcelain and fine seams' },
    tags: 'робот robot',
    prompt: 'elegant android, white porcelain panels with fine seams, soft studio light, minimal background',
  },
  {
    key: 'starship',
    names: { ru: 'Мостик корабля', en: 'Starship bridge' },
    descriptions: {
      ru: 'Капитанское кресло и туманность в окне',
      en: "The captain's chair and a nebula outside",
    },
    tags: 'капитан космос captain space',
    prompt: 'captain on the bridge of a starship, holographic displays, nebula in the window',
  },
  {
    key: 'solarpunk',
    names: { ru: 'Город-сад', en: 'Garden city' },
    descriptions: { ru: 'Зелёные башни и ясное утро', en: 'Green towers and a clear morning' },
    tags: 'будущее эко eco green',
    prompt: 'solarpunk city, towers covered with gardens, clear morning, light natural fabrics',
  },
]
