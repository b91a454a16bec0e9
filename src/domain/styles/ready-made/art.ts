import type { ReadyMadeStyle } from '../style.ts'

export const art: readonly ReadyMadeStyle[] = [
  {
    key: 'oil',
    names: { ru: 'Масло', en: 'Oil' },
    descriptions: { ru: 'Густые мазки и тёплые тени', en: 'Thick strokes and warm shadows' },
    tags: 'живопись масло painting oil',
    prompt: 'classical oil painting, visible brush strokes, warm shadows, museum quality',
  },
  {
    key: 'watercolour',
    names: { ru: 'Акварель', en: 'Watercolour' },
    descriptions: { ru: 'Прозрачные пятна и белая бумага', en: 'Clear washes and white paper' },
    tags: 'акварель бумага watercolor paper',
    prompt: 'delicate watercolour painting, soft washes, white paper showing through',
  },
  {
    key: 'impression',
    names: { ru: 'Импрессионизм', en: 'Impressionism' },
    descriptions: { ru: 'Свет в саду из тысячи мазков', en: 'Garden light in a thousand dabs' },
    tags: 'сад свет мазки garden light',
    prompt: 'impressionist painting, garden in bloom, dappled light, short lively strokes',
  },
  {
    key: 'pencil',
    names: { ru: 'Карандаш', en: 'Pencil' },
    descriptions: { ru: 'Тонкая штриховка на светлой бумаге', en: 'Fine hatching on light paper' },
    tags: 'рисунок набросок drawing sketch',
    prompt: 'detailed pencil drawing, fine hatching, light paper, expressive lines',
  },
  {
    key: 'stained-glass',
    names: { ru: 'Витраж', en: 'Stained glass' },
    descriptions: { ru: 'Цветное стекло и свет собора', en: 'Coloured glass and cathedral light' },
    tags: 'стекло собор glass cathedral',
    prompt: 'stained glass window, bold dark lines, glowing coloured glass',
  },
  {
    key: 'poster-art',
    names: { ru: 'Плакат модерна', en: 'Art nouveau poster' },
    descriptions: { ru: 'Орнамент, цветы и плавные линии', en: 'Ornament, flowers and flowing lines' },
    tags: 'модерн орнамент art nouveau ornament',
    prompt: 'art nouveau poster, flowing lines, floral ornament, muted gold and green',
  },
]
