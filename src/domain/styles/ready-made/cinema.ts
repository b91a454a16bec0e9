import type { ReadyMadeStyle } from '../style.ts'

export const cinema: readonly ReadyMadeStyle[] = [
  {
    key: 'noir',
    names: { ru: 'Нуар', en: 'Film noir' },
    descriptions: {
      ru: 'Чёрно-белый кадр, шляпа и тень от жалюзи',
      en: 'Black and white, a hat, the shadow of blinds',
    },
    tags: 'чёрно-белый детектив black white detective',
    prompt: 'film noir still, black and white, trench coat and hat, shadow of window blinds, 1940s',
  },
  {
    key: 'road-movie',
    names: { ru: 'Дорожное кино', en: 'Road movie' },
    descriptions: {
      ru: 'Пустое шоссе, закат и старая машина',
      en: 'An empty highway, sunset and an old car',
    },
    tags: 'дорога машина закат road car sunset',
    prompt: 'road movie still, vintage car on an empty desert highway, golden sunset, anamorphic lens',
  },
  {
    key: 'spy',
    names: { ru: 'Шпионский фильм', en: 'Spy film' },
    descriptions: {
      ru: 'Смокинг, ночной город и бокал на террасе',
      en: 'A tuxedo, a city at night, a terrace',
    },
    tags: 'агент смокинг agent tuxedo',
    prompt: 'elegant spy film still, evening wear, rooftop terrace above a city at night, bokeh lights',
  },
  {
    key: 'western',
    names: { ru: 'Вестерн', en: 'Western' },
    descriptions: { ru: 'Шляпа, пыль и деревянный салун', en: 'A hat, dust and a wooden saloon' },
    tags: 'ковбой салун cowboy saloon',
    prompt: 'western film still, cowboy hat and leather vest, wooden saloon, dusty street, low sun',
  },
  {
    key: 'musical',
    names: { ru: 'Мюзикл', en: 'Musical' },
    descriptions: {
      ru: 'Яркое платье или костюм и танец под фонарём',
      en: 'Bright clothes and a dance under a lamp',
    },
    tags: 'танец вечер dance evening',
    prompt: 'dancing under a street lamp at dusk, vivid colours, hollywood musical still, purple sky',
  },
  {
    key: 'neon-drama',
    names: { ru: 'Неоновая драма', en: 'Neon drama' },
    descriptions: { ru: 'Ночь, дождь и отражения вывесок', en: 'Night, rain and reflections of signs' },
    tags: 'ночь неон дождь night neon rain',
    prompt: 'cinematic close-up at night, neon signs reflected in rain on glass, teal and magenta light',
  },
]
