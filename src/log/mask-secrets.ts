const hidden = '***'

/** What a whole value is worth hiding for, by the name it stands under in a line of JSON. */
const secretFields =
  /("[\w-]*(?:authorization|cookie|password|secret|token|api[-_]?key|secret[-_]?(?:access[-_]?)?key|init[-_]?data)"\s*:\s*")(?:[^"\\]|\\.)*"/gi
/** The same inside a JSON text that was logged as a string. */
const quotedSecretFields =
  /(\\"[\w-]*(?:authorization|cookie|password|secret|token|api[-_]?key|init[-_]?data)\\"\s*:\s*\\").*?\\"/gi

/** Telegram's initData, with what it stands in: whoever holds it is that person for as long as it is fresh. */
const initData = /(?<![^\s"\\])[^\s"\\]*auth_date=[^\s"\\]*/g

// People's words and whole answers pass here: no pattern may look at the same letters again and again.
const patterns: readonly (readonly [RegExp, string])[] = [
  [initData, hidden],
  [secretFields, `$1${hidden}"`],
  [quotedSecretFields, `$1${hidden}\\"`],
  // The address of each Bot API call and file carries the token, also a short one of a local server.
  [/(\/bot)\d+(?::|%3A)[\w-]+/gi, `$1${hidden}`],
  [/(?<!\d)\d{6,20}(?::|%3A)[\w-]{30,}/gi, hidden],
  [/\b(Key|Bearer|Basic|tma)\s+(?:[\w-]+:[\w-]+|[\w.~+/=%&-]{16,})/gi, `$1 ${hidden}`],
  // A FAL key without the word before it.
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?::|%3A)[\w-]+/gi, hidden],
  [/(:\/\/[^\s:/@"\\]{0,100}:)[^\s@"\\]{1,300}(@)/g, `$1${hidden}$2`],
  [
    /([?&#](?:x-amz-(?:signature|credential|security-token)|sig|signature|token|key|secret|hash|init_?data|tgWebAppData)=)[^&\s"\\#]+/gi,
    `$1${hidden}`,
  ],
  [/((?:hash|signature)(?:=|%3D))[\w-]{32,}/gi, `$1${hidden}`],
]

/** Hides what looks like a secret in any text, a line of JSON included: that stays valid JSON. */
export function maskSecrets(text: string): string {
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text)
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
