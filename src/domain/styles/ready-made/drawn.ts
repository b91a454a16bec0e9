import type { ReadyMadeStyle } from '../style.ts'

export const drawn: readonly ReadyMadeStyle[] = [
  {
    key: 'anime',
    names: { ru: 'Аниме', en: 'Anime' },
    descriptions: { ru: 'Большие глаза и летнее небо', en: 'Big eyes and a summer sky' },
    tags: 'аниме япония anime japan',
    prompt: 'anime style illustration, expressive eyes, summer sky with clouds, clean lines',
  },
  {
    key: 'comic',
    names: { ru: 'Комикс', en: 'Comic' },
    descriptions: { ru: 'Чёткий контур и точки растра', en: 'Bold outlines and halftone dots' },
    tags: 'комикс герой comic hero',
    prompt: 'comic book panel, bold ink outlines, halftone dots, dynamic pose',
  },
  {
    key: 'toon',
    names: { ru: 'Объёмный мультфильм', en: 'Animated film' },
    descriptions: { ru: 'Тёплый свет и милые черты', en: 'Warm light and friendly features' },
    tags: 'мультфильм cartoon animation',
    prompt: '3d animated film character, big friendly eyes, warm rim light, detailed textures',
  },
  {
    key: 'pop-art',
    names: { ru: 'Поп-арт', en: 'Pop art' },
    descriptions: { ru: 'Яркие плашки и контраст', en: 'Bright blocks and contrast' },
    tags: 'яркий плакат bright poster',
    prompt: 'pop art portrait, bright flat colours, strong contrast, screen print',
  },
  {
    key: 'paper-cut',
    names: { ru: 'Из бумаги', en: 'Paper cut' },
    descriptions: { ru: 'Слои бумаги и мягкие тени', en: 'Layers of paper and soft shadows' },
    tags: 'бумага аппликация paper layers',
    prompt: 'layered paper cut illustration, soft shadows between layers, pastel palette',
  },
  {
    key: 'storybook',
    names: { ru: 'Книжка с картинками', en: 'Storybook' },
    descriptions: { ru: 'Гуашь, уют и добрая история', en: 'Gouache, comfort and a kind story' },
    tags: 'детская книга гуашь children book gouache',
    prompt: 'cosy storybook illustration, gouache, warm palette, gentle details',
  },
]
