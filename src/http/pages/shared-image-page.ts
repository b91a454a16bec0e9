import type { SharedImage } from '../../domain/gallery/share.ts'
import type { Language } from '../../domain/shared/languages.ts'
import { escapeHtml } from '../../domain/shared/escape-html.ts'
import { renderPage } from './render-page.ts'

const words = {
  en: {
    title: 'A picture made with AISHA',
    about:
      'AISHA is an AI photo studio in Telegram: it learns how you look, and every wish becomes a picture.',
    tryIt: 'Make one like this',
    gone: 'This picture is no longer shared',
    goneWhy: 'Its owner has closed the page or deleted the picture, or the address is not complete.',
    own: 'Make a picture of your own',
  },
  ru: {
    title: 'Картинка, сделанная в AISHA',
    about:
      'AISHA — фотостудия с нейросетью в Telegram: она запоминает, как вы выглядите, и любое желание становится картинкой.',
    tryIt: 'Сделать похожую',
    gone: 'Этой картинкой больше не делятся',
    goneWhy: 'Владелец закрыл страницу или удалил картинку, либо адрес скопирован не целиком.',
    own: 'Сделать свою картинку',
  },
} as const

/** The public page of one image, with what messengers need for a preview. */
export function drawSharedImagePage(page: {
  readonly language: Language
  readonly shared: SharedImage
  readonly pageUrl: string
  readonly imageUrl: string
  readonly botUrl: string
}): string {
  const { language, shared, pageUrl, imageUrl, botUrl } = page
  const { title, about, tryIt } = words[language]
  const { width, height, contentType, media } = shared.image
  const kind = media === 'photo' ? 'image' : 'video'
  const size = `width="${width}" height="${height}"`
  const said = escapeHtml(shared.wish ?? title)
  const seen =
    media === 'photo'
      ? `<img src="${escapeHtml(imageUrl)}" ${size} alt="${said}">`
      : `<video src="${escapeHtml(imageUrl)}" ${size} controls loop playsinline aria-label="${said}"></video>`
  const preview = {
    'og:type': 'website',
    'og:site_name': 'AISHA',
    'og:title': title,
    'og:description': shared.wish ?? about,
    'og:url': pageUrl,
    [`og:${kind}`]: imageUrl,
    [`og:${kind}:type`]: contentType,
    [`og:${kind}:width`]: String(width),
    [`og:${kind}:height`]: String(height),
  }
  return renderPage({
    language,
    title,
    head: [
      ...Object.entries(preview).map(
        ([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`,
      ),
      '<meta name="twitter:card" content="summary_large_image">',
    ].join('\n'),
    body: `${seen}
<section><h1>${title}</h1>${shared.wish === null ? '' : `<p>${escapeHtml(shared.wish)}</p>`}
<p class="quiet">${about}</p><a href="${escapeHtml(botUrl)}">${tryIt}</a></section>`,
  })
}

export function drawGonePage(page: { readonly language: Language; readonly botUrl: string }): string {
  const { gone, goneWhy, own } = words[page.language]
  return renderPage({
    language: page.language,
    title: gone,
    body: `<section><h1>${gone}</h1><p class="quiet">${goneWhy}</p><a href="${escapeHtml(page.botUrl)}">${own}</a></section>`,
  })
}
