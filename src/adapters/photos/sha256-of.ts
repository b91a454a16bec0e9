import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'

/** About a millisecond each. */
const partBytes = 512 * 1024

/** Hexadecimal. In parts, between which the thread does other things: twenty megabytes at once hold it up for too long. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.length; from += partBytes) {
    hash.update(bytes.subarray(from, from + partBytes))
    await turn()
  }
  return hash.digest('hex')
}
