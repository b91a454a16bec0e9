const hidden = '***'

/** What a whole value is worth hiding for, by the name it stands under in a line of JSON. */
const secretFields =
  /("[\w-]*(?:authorization|cookie|password|secret|token|api[-_]?key|secret[-_]?(?:access[-_]?)?key|init[-_]?data)"\s*:\s*")(?:[^"\\]|\\.)*"/gi
/** The same inside a JSON text that was logged as a string. */
const quotedSecretFields =
  /(\\"[\w-]*(?:authorization|cookie|password|secret|token|api[-_]?key|init[-_]?data)\\"\s*:\s*\\").*?\\"/gi

const patterns: readonly (readonly [RegExp, string])[] = [
  [secretFields, `$1${hidden}"`],
  [quotedSecretFields, `$1${hidden}\\"`],
  // The address of each Bot API call and file carries the token, also a short one of a local server.
  [/(\/bot)\d+(?::|%3A)[\w-]+/gi, `$1${hidden}`],
  [/\d{6,}(?::|%3A)[\w-]{30,}/gi, hidden],
  [/\b(Key|Bearer|Basic|tma)\s+(?:[\w.~+/=%&-]{16,}|[\w-]+:[\w-]+)/gi, `$1 ${hidden}`],
  // A FAL key without the word before it.
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::|%3A)[\w-]+/gi, hidden],
  [/(:\/\/[^\s:/@"\\]*:)[^\s@"\\]+(@)/g, `$1${hidden}$2`],
  [
    /([?&#](?:x-amz-(?:signature|credential|security-token)|sig|signature|token|key|secret|hash|init_?data|tgWebAppData)=)[^&\s"\\#]+/gi,
    `$1${hidden}`,
  ],
  [/((?:hash|signature)(?:=|%3D))[\w-]{32,}/gi, `$1${hidden}`],
]

/** Telegram's initData: whoever holds it is that person for as long as it is fresh. */
const initData = /(?:[\w%.~+-]+=[^&\s"\\]*&)*auth_date=\d+(?:&[\w%.~+-]+=[^&\s"\\]*)*/g

/** Hides what looks like a secret in any text, a line of JSON included: that stays valid JSON. */
export function maskSecrets(text: string): string {
  // Most lines have none, and this pattern is the only one that reads a line more than once.
  const start = text.includes('auth_date=') ? text.replace(initData, hidden) : text
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), start)
}

const shortestSecret = 8

/** As `maskSecrets`, and hides each of these very values too, whatever they look like. */
export function createMask(secrets: readonly string[]): (text: string) => string {
  const exact = secrets
    .filter((secret) => secret.length >= shortestSecret)
    // As they stand in JSON and in an address.
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)])
  // The longest first: a secret may be a part of another one.
  const longestFirst = [...new Set(exact)].sort((a, b) => b.length - a.length)
  return (text) =>
    maskSecrets(longestFirst.reduce((masked, secret) => masked.replaceAll(secret, hidden), text))
}
