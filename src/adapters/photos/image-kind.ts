export type ImageKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'tiff' | 'avif' | 'heic' | 'unreadable'

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

/**
 * What a file is by its first bytes; names and declared types are anybody's. `unreadable` are pictures that we do not
 * decode. SVG is left out on purpose: it is a program, and may load other files.
 */
export function imageKindOf(bytes: Uint8Array): ImageKind | undefined {
  const head = text(bytes, 0, 12)
  if (head.startsWith('\u{ff}\u{d8}\u{ff}')) return 'jpeg'
  if (head.startsWith('\u{89}PNG\r\n\u{1a}\n')) return 'png'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return 'webp'
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return 'tiff'
  if (head.slice(4, 8) === 'ftyp') return kindOfBrands(bytes)
  if (/^BM....\0\0\0\0/s.test(head) || head.startsWith('\u{ff}\n') || head.startsWith('\0\0\0\fJXL '))
    return 'unreadable'
  return undefined
}

/** HEIC and AVIF share a container, with the general brands in front as often as their own; videos use it, too. */
function kindOfBrands(bytes: Uint8Array): ImageKind | undefined {
  const size = Math.min(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), 256, bytes.length)
  const brands = [text(bytes, 8, 12)]
  for (let at = 16; at + 4 <= size; at += 4) brands.push(text(bytes, at, at + 4))
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return 'avif'
  if (brands.some((brand) => /^(hei[cmsx]|hev[cmsx])$/.test(brand))) return 'heic'
  return brands.some((brand) => brand === 'mif1' || brand === 'msf1') ? 'heic' : undefined
}
