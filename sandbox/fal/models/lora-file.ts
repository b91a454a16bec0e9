import { createHash } from 'node:crypto'

/** What the stand-in for weights remembers of a training. */
export interface Lora {
  readonly triggerPhrase: string
  readonly isStyle: boolean
  /** A few downscaled photos of the set: drawing with the weights shows the person again. */
  readonly photos: readonly Buffer[]
}

const prefix = 'sandbox_'

/**
 * A file that any safetensors reader opens: eight bytes of header length, a JSON header whose metadata holds what was
 * learned, one small tensor. See https://github.com/huggingface/safetensors#format.
 */
export function encodeLora({ triggerPhrase, isStyle, photos }: Lora): Buffer {
  const weights = Buffer.alloc(1024)
  const seed = createHash('sha256')
    .update(photos[0] ?? triggerPhrase)
    .digest()
  for (let at = 0; at < weights.length; at += 4)
    weights.writeFloatLE((seed[(at / 4) % 32] ?? 0) / 255 - 0.5, at)
  const metadata: Record<string, string> = {
    format: 'pt',
    [`${prefix}trigger_phrase`]: triggerPhrase,
    [`${prefix}is_style`]: String(isStyle),
  }
  for (const [index, photo] of photos.entries())
    metadata[`${prefix}photo_${index}`] = photo.toString('base64')
  const tensor = { dtype: 'F32', shape: [16, 16], data_offsets: [0, weights.length] }
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, 'transformer.lora_A.weight': tensor }))
  // The format wants the data aligned to eight bytes; spaces may follow the JSON.
  const padded = Buffer.concat([header, Buffer.alloc((8 - (header.length % 8)) % 8, ' ')])
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(padded.length))
  return Buffer.concat([length, padded, weights])
}

/** Undefined when the bytes are not weights that this sandbox has made. */
export function decodeLora(bytes: Buffer): Lora | undefined {
  if (bytes.length < 16) return undefined
  const length = bytes.readBigUInt64LE(0)
  if (length > BigInt(bytes.length - 8)) return undefined
  try {
    const header = JSON.parse(bytes.subarray(8, 8 + Number(length)).toString('utf8')) as Record<
      string,
      unknown
    >
    const metadata = (header['__metadata__'] ?? {}) as Readonly<Record<string, string>>
    const triggerPhrase = metadata[`${prefix}trigger_phrase`]
    if (triggerPhrase === undefined) return undefined
    const photos: Buffer[] = []
    for (let index = 0; metadata[`${prefix}photo_${index}`] !== undefined; index += 1)
      photos.push(Buffer.from(metadata[`${prefix}photo_${index}`] ?? '', 'base64'))
    return { triggerPhrase, isStyle: metadata[`${prefix}is_style`] === 'true', photos }
  } catch {
    return undefined
  }
}
