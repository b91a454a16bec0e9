import { fileNameOf } from '../gallery/file-name.ts'
import { findImageModel } from '../generation/catalogue.ts'
import { escapeHtml } from '../shared/escape-html.ts'
import type { Language } from '../shared/languages.ts'
import type { ListedImage, ListName } from './export.ts'

interface Words {
  readonly locale: string
  readonly title: string
  readonly wish: string
  readonly prompt: string
  readonly avatar: string
  readonly model: string
  readonly format: string
  readonly seed: string
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    locale: 'en-GB',
    title: 'Your pictures from AISHA',
    wish: 'Your words',
    prompt: 'What the model was told',
    avatar: 'Avatar',
    model: 'Model',
    format: 'Format',
    seed: 'Number of the draw',
  },
  ru: {
    locale: 'ru-RU',
    title: 'Ваши картинки из AISHA',
    wish: 'Ваши слова',
    prompt: 'Что получила модель',
    avatar: 'Аватар',
    model: 'Модель',
    format: 'Формат',
    seed: 'Номер рисунка',
  },
}

type Images = AsyncIterable<ListedImage>

/** What lies beside the images in the zip: a page for people, and the same for programs. UTF-8. */
export const drawList: Readonly<
  Record<ListName, (images: Images, language: Language) => AsyncIterable<string>>
> = { 'index.html': drawPage, 'manifest.json': drawManifest }

async function* drawManifest(images: Images): AsyncGenerator<string> {
  yield '{"images": ['
  let separator = '\n'
  for await (const image of images) {
    const { wish, prompt, model, width, height, format, seed, createdAt, avatarName, bytes } = image
    const facts = { wish, prompt, model, format, width, height, seed, avatar: avatarName, createdAt, bytes }
    yield `${separator}${JSON.stringify({ file: fileNameOf(image), ...facts })}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

const style = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:960px;padding:24px;font:17px/1.5 system-ui,sans-serif}
figure{display:flex;flex-wrap:wrap;gap:24px;margin:0 0 40px}
img,video{width:320px;max-width:100%;height:auto;border-radius:12px}
figcaption{flex:1 1 320px;overflow-wrap:anywhere}
dt{font-weight:600;margin-top:12px}
dd{margin:0;white-space:pre-wrap}`

async function* drawPage(images: Images, language: Language): AsyncGenerator<string> {
  const { title } = words[language]
  yield `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
<style>${style}</style>
<h1>${title}</h1>
`
  for await (const image of images) yield drawFigure(image, words[language])
  yield '</html>\n'
}

function drawFigure(image: ListedImage, texts: Words): string {
  const file = fileNameOf(image)
  const size = `width="${image.width}" height="${image.height}"`
  const date = image.createdAt.toLocaleDateString(texts.locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const format = `${image.format === null ? '' : `${image.format}, `}${image.width} × ${image.height}`
  const facts: readonly (readonly [string, string | null])[] = [
    [texts.wish, image.wish],
    [texts.prompt, image.prompt],
    [texts.avatar, image.avatarName],
    [texts.model, findImageModel(image.model)?.title ?? image.model],
    [texts.format, format],
    [texts.seed, image.seed],
  ]
  const shown = facts.map(([name, fact]) => (fact ? `<dt>${name}</dt><dd>${escapeHtml(fact)}</dd>` : ''))
  const picture =
    image.media === 'video'
      ? `<video src="${file}" ${size} controls preload="none"></video>`
      : `<a href="${file}"><img src="${file}" ${size} loading="lazy" alt=""></a>`
  return `<figure>${picture}<figcaption>${date} · ${file}<dl>${shown.join('')}</dl></figcaption></figure>\n`
}
