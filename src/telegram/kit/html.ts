/** Text for Telegram's HTML mode in which everything that a person typed is escaped. Made by `html` alone. */
export interface Html {
  readonly html: string
}

type Part = string | number | Html | readonly Html[] | null | undefined | false

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** A template whose values are escaped unless they are Html themselves; empty values leave nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = strings.reduce((whole, fixed, index) => whole + fixed + render(parts[index]), '')
  return { html: text.replace(/^\n+|\n+$/g, '').replace(/\n{3,}/g, '\n\n') }
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escape(part)
  if (typeof part === 'number') return String(part)
  if ('html' in part) return part.html
  return part.map((each) => each.html).join('\n')
}

/** The same words without markup: what is sent when Telegram refuses the formatted text. */
export const toPlain = ({ html: text }: Html): string =>
  text
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
