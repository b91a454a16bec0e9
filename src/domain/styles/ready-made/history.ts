import type { ReadyMadeStyle } from '../style.ts'

export const history: readonly ReadyMadeStyle[] = [
  {
    key: 'egypt',
    names: { ru: 'Древний Египет', en: 'Ancient Egypt' },
    descriptions: {
      ru: 'Золотые украшения и колонны храма',
      en: 'Golden jewellery and the columns of a temple',
    },
    tags: 'фараон пирамиды pharaoh pyramids',
    prompt: 'ancient Egyptian royalty, golden collar and headdress, temple columns, warm torchlight',
  },
  {
    key: 'renaissance',
    names: { ru: 'Ренессанс', en: 'Renaissance' },
    descriptions: {
      ru: 'Бархат, тёмный фон и мягкий свет мастера',
      en: "Velvet, a dark backdrop, a master's soft light",
    },
    tags: 'портрет старинный portrait old master',
    prompt: 'renaissance oil portrait, velvet clothes, dark background, soft light from the left, craquelure',
  },
  {
    key: 'samurai',
    names: { ru: 'Самурай', en: 'Samurai' },
    descriptions: {
      ru: 'Доспехи, сакура и туман над храмом',
      en: 'Armour, cherry blossom and mist over a temple',
    },
    tags: 'япония доспехи japan armour',
    prompt: 'samurai in lacquered armour, cherry blossom petals, misty temple gate behind',
  },
  {
    key: 'viking',
    names: { ru: 'Викинг', en: 'Viking' },
    descriptions: { ru: 'Меха, море и драккар у берега', en: 'Furs, the sea and a longship by the shore' },
    tags: 'север море north sea',
    prompt: 'viking in furs and leather, rocky shore, longship, overcast dramatic sky',
  },
  {
    key: 'ballroom',
    names: { ru: 'Бал', en: 'Ballroom' },
    descriptions: { ru: 'Свечи, кружево и паркет дворца', en: 'Candles, lace and the parquet of a palace' },
    tags: 'дворец платье девятнадцатый век palace gown nineteenth century',
    prompt:
      'nineteenth century ball gown or tailcoat, palace ballroom, chandeliers with candles, polished parquet',
  },
  {
    key: 'twenties',
    names: { ru: 'Двадцатые', en: 'Roaring twenties' },
    descriptions: { ru: 'Перья, джаз и золотой ар-деко', en: 'Feathers, jazz and golden art deco' },
    tags: 'джаз гэтсби ретро jazz gatsby retro',
    prompt: '1920s jazz club, art deco gold, feathers and pearls or a tuxedo, saxophone player in soft focus',
  },
]
