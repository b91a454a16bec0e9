import type { Language } from '../../domain/shared/languages.ts'
import { escapeHtml } from '../../domain/shared/escape-html.ts'
import { renderPage } from './render-page.ts'

/** Why a signed link gives nothing. */
export type RefusedLink = 'forged' | 'expired' | 'gone'

type Words = Readonly<Record<RefusedLink, { readonly title: string; readonly text: string }>>

const words: Readonly<Record<Language, Words>> = {
  en: {
    forged: {
      title: 'This link is not complete',
      text: 'It was cut off or changed on its way. Open it again where you received it.',
    },
    expired: {
      title: 'This link has expired',
      text: 'Such links work for a limited time. Ask for a new one in the chat with AISHA.',
    },
    gone: { title: 'This is no longer here', text: 'It has been deleted since the link was made.' },
  },
  ru: {
    forged: {
      title: 'Ссылка неполная',
      text: 'По дороге она оборвалась или изменилась. Откройте её ещё раз там, где получили.',
    },
    expired: {
      title: 'Срок ссылки истёк',
      text: 'Такие ссылки работают ограниченное время. Попросите новую в чате с AISHA.',
    },
    gone: { title: 'Этого здесь больше нет', text: 'С тех пор как ссылка появилась, файл удалили.' },
  },
}

export const statusOfRefused: Readonly<Record<RefusedLink, number>> = { forged: 403, expired: 410, gone: 404 }

export function drawRefusedLinkPage(language: Language, refused: RefusedLink): string {
  const { title, text } = words[language][refused]
  return renderPage({
    language,
    title,
    body: `<section><h1>${escapeHtml(title)}</h1><p class="quiet">${escapeHtml(text)}</p></section>`,
  })
}
