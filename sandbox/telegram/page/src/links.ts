export type TelegramLink =
  | { readonly kind: 'start'; readonly code: string }
  | { readonly kind: 'invoice'; readonly slug: string }
  | { readonly kind: 'outside'; readonly url: string }

/** What a link means inside Telegram: the bot's own deep links and invoices never leave the chat. */
export function readLink(address: string, botUsername: string | undefined): TelegramLink {
  const outside: TelegramLink = { kind: 'outside', url: address }
  if (!URL.canParse(address)) return outside
  const url = new URL(address)
  const isTelegram = /^(t\.me|telegram\.me)$/.test(url.hostname)
  if (url.protocol !== 'tg:' && !isTelegram) return outside
  const [first = '', second] = url.protocol === 'tg:' ? [url.hostname] : url.pathname.slice(1).split('/')
  if (first.startsWith('$')) return { kind: 'invoice', slug: first.slice(1) }
  if (first === 'invoice') {
    const slug = second ?? url.searchParams.get('slug')
    if (slug) return { kind: 'invoice', slug }
  }
  const name = first === 'resolve' ? (url.searchParams.get('domain') ?? '') : first
  if (botUsername && name.toLowerCase() === botUsername.toLowerCase())
    return { kind: 'start', code: url.searchParams.get('start') ?? '' }
  return outside
}
