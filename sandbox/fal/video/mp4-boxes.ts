// The few boxes that an MP4 (ISO/IEC 14496-12) with one AV1 track (https://aomediacodec.github.io/av1-isobmff) needs.

export function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A box with a version (0) and flags. */
export function fullBox(type: string, flags: number, ...content: readonly Buffer[]): Buffer {
  return box(type, u32(flags), ...content)
}

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4)
  return bytes
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2)
  return bytes
}

/** A box inside a box, by the path of their types; `meta` begins with version and flags. */
export function findBox(bytes: Buffer, [type, ...rest]: readonly string[]): Buffer | undefined {
  let at = 0
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    if (size < 8) return undefined
    if (bytes.toString('latin1', at + 4, at + 8) === type) {
      const body = bytes.subarray(at + (type === 'meta' ? 12 : 8), at + size)
      return rest.length === 0 ? body : findBox(body, rest)
    }
    at += size
  }
  return undefined
}
