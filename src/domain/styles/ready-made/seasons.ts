import type { ReadyMadeStyle } from '../style.ts'

export const seasons: readonly ReadyMadeStyle[] = [
  {
    key: 'autumn-park',
    names: { ru: 'Осенний парк', en: 'Autumn park' },
    descriptions: { ru: 'Золотые листья и тёплое пальто', en: 'Golden leaves and a warm coat' },
    tags: 'осень листья autumn leaves',
    prompt: 'autumn park, warm coat and scarf, golden leaves falling, soft backlight',
  },
  {
    key: 'first-snow',
    names: { ru: 'Первый снег', en: 'First snow' },
    descriptions: { ru: 'Вязаная шапка и крупные хлопья', en: 'A knitted hat and big flakes' },
    tags: 'зима снег winter snow',
    prompt: 'first snow in a quiet street, knitted hat, large snowflakes, cosy winter light',
  },
  {
    key: 'blossom',
    names: { ru: 'Цветущий сад', en: 'Garden in bloom' },
    descriptions: { ru: 'Лепестки, весна и нежный свет', en: 'Petals, spring and tender light' },
    tags: 'весна цветы сакура spring flowers blossom',
    prompt: 'blooming spring garden, cherry blossom petals in the air, airy pastel light',
  },
  {
    key: 'lavender',
    names: { ru: 'Лаванда', en: 'Lavender' },
    descriptions: { ru: 'Лиловое поле на рассвете', en: 'A purple field at sunrise' },
    tags: 'лето поле summer field',
    prompt: 'lavender field in Provence at sunrise, light summer clothes, hazy purple rows',
  },
  {
    key: 'new-year',
    names: { ru: 'Новый год', en: 'New Year' },
    descriptions: { ru: 'Ёлка, гирлянды и уютный свитер', en: 'A tree, string lights and a cosy sweater' },
    tags: 'ёлка праздник рождество christmas tree holiday',
    prompt: 'by a decorated Christmas tree, string lights bokeh, cosy sweater, fireplace glow',
  },
  {
    key: 'birthday',
    names: { ru: 'День рождения', en: 'Birthday' },
    descriptions: { ru: 'Шары, конфетти и свечи', en: 'Balloons, confetti and candles' },
    tags: 'праздник торт шары party cake balloons',
    prompt: 'birthday party, balloons and confetti in the air, cake with candles, joyful',
  },
]
