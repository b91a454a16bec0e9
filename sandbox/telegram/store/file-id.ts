import { createHash } from 'node:crypto'

import { badRequest } from '../api/refusal.ts'

export type MediaKind = 'photo' | 'document' | 'video' | 'animation' | 'voice' | 'audio' | 'thumbnail'

const kinds: readonly MediaKind[] = ['photo', 'document', 'video', 'animation', 'voice', 'audio', 'thumbnail']
/** Ends every identifier, so that one which decodes but is not ours is told apart, as in Telegram's own. */
const lastSymbol = 4

export interface FileReference {
  readonly kind: MediaKind
  readonly botId: number
  readonly n: number
}

const seal = (bytes: Buffer): Buffer =>
  createHash('sha256').update('file').update(bytes).digest().subarray(0, 12)

export function encodeFileId({ kind, botId, n }: FileReference): string {
  const head = Buffer.alloc(18)
  head.writeUInt8(1, 0)
  head.writeUInt8(kinds.indexOf(kind), 1)
  head.writeBigUInt64BE(BigInt(botId), 2)
  head.writeBigUInt64BE(BigInt(n), 10)
  return Buffer.concat([head, seal(head), Buffer.from([22, lastSymbol])]).toString('base64url')
}

/** Shared by all bots, and useless for sending, as in Telegram. */
export const uniqueFileId = (n: number): string =>
  createHash('sha256').update(`unique:${n}`).digest().subarray(0, 11).toString('base64url')

export function decodeFileId(fileId: string): FileReference {
  const wrong = (reason: string) => badRequest(`wrong remote file identifier specified: ${reason}`)
  if (!/^[\w-]*$/.test(fileId)) throw wrong('Wrong character in the string')
  if (fileId.length % 4 === 1) throw wrong('Wrong padding in the string')
  const bytes = Buffer.from(fileId, 'base64url')
  if (bytes.length < 2 || bytes.at(-1) !== lastSymbol) throw wrong("can't unserialize it. Wrong last symbol")
  const head = bytes.subarray(0, 18)
  const kind = kinds[head[1] ?? 0]
  if (bytes.length !== 32 || !kind || !seal(head).equals(bytes.subarray(18, 30)))
    throw wrong("can't unserialize it. Wrong last symbol")
  return { kind, botId: Number(head.readBigUInt64BE(2)), n: Number(head.readBigUInt64BE(10)) }
}
