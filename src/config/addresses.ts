import { isIP } from 'node:net'
import type { Rule } from './fields.ts'

const loopback = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The address without a slash at its end, so that a path can follow. */
const withoutSlash = (url: URL) => url.href.replace(/\/+$/, '')

function readHttpUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const plain = url && /^https?:\/\//i.test(text) && url.search === '' && url.hash === ''
  return plain ? url : undefined
}

export const httpUrl: Rule<string> = {
  expected: 'an address that begins with http:// or https://, without ? and #',
  read: (text) => {
    const url = readHttpUrl(text)
    return url && withoutSlash(url)
  },
}

export const publicUrl: Rule<string> = {
  expected: 'the https:// address at which the outside reaches this server (http:// only for this machine)',
  wayOut: 'Give the address of your reverse proxy, such as https://aisha.example.com, or remove it.',
  read: (text) => {
    const url = readHttpUrl(text)
    if (!url || url.username !== '') return undefined
    return url.protocol === 'https:' || loopback.test(url.hostname) ? withoutSlash(url) : undefined
  },
}

/** An address of a service that may hold a name and a password. */
export const serviceUrl = (schemes: readonly string[], example: string): Rule<string> => ({
  expected: `an address that begins with ${schemes.map((each) => `${each}://`).join(' or ')}`,
  wayOut: `Write it as ${example}, with /, @, # and : of a password percent-encoded, or remove it.`,
  read: (text) =>
    schemes.some((each) => text.startsWith(`${each}://`)) && URL.canParse(text) && isDecodable(text)
      ? text
      : undefined,
})

/** A lone % in a password would stop the database client, and everything else that decodes it. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

export const origin: Rule<string> = {
  expected: 'an origin such as https://web.telegram.org',
  read: (text) => {
    const url = readHttpUrl(text)
    return url && url.pathname === '/' && url.username === '' ? url.origin : undefined
  },
}

export const host: Rule<string> = {
  expected: 'a host name or an IP address, such as 127.0.0.1 or 0.0.0.0',
  read: (text) => (isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text) ? text : undefined),
}

export type TrustedProxies = false | number | readonly string[]

const proxyNames = ['loopback', 'linklocal', 'uniquelocal']

/** How many proxies stand in front, or which addresses they have. Believing everybody is not offered. */
export const trustedProxies: Rule<TrustedProxies> = {
  expected: `false, the number of proxies in front of this server (1 to 9), or their addresses (${proxyNames.join(', ')}, 10.0.0.0/8)`,
  wayOut: 'With one reverse proxy write 1; true is refused, since then anybody could invent an address.',
  read: (text) => {
    if (text === 'false' || text === '0') return false
    if (/^[1-9]$/.test(text)) return Number(text)
    const proxies = text.split(',').map((part) => part.trim())
    return proxies.every(isProxy) ? proxies : undefined
  },
}

function isProxy(text: string): boolean {
  if (proxyNames.includes(text)) return true
  const [address = '', bits = '0', ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}
