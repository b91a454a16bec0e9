import { crc32 } from 'node:zlib'
import type { FileSums } from './export.ts'

/** Passes the bytes on and, once they have all passed, knows their sums. */
export function summing(body: AsyncIterable<Uint8Array>): {
  readonly body: AsyncIterable<Uint8Array>
  readonly sums: () => FileSums
} {
  let bytes = 0
  let sum = 0
  return {
    body: (async function* () {
      for await (const part of body) {
        bytes += part.length
        sum = crc32(part, sum)
        yield part
      }
    })(),
    sums: () => ({ bytes, crc32: sum }),
  }
}

export async function sumUp(body: AsyncIterable<Uint8Array>): Promise<FileSums> {
  const summed = summing(body)
  const passing = summed.body[Symbol.asyncIterator]()
  while (!(await passing.next()).done);
  return summed.sums()
}

export const sumsOf = (bytes: Uint8Array): FileSums => ({ bytes: bytes.length, crc32: crc32(bytes) })
