/** The kinds of objects that we store, by the ends of their keys. */
const contentTypes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
}

export const contentTypeOf = (key: string): string =>
  contentTypes[key.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
