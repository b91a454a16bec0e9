import { Failure } from '../../domain/shared/failure.ts'

// ISO 14496-12: boxes of a length, a name and a body; the header of a track ends with width and height, 16.16 fixed.

const containers = new Set(['moov', 'trak'])
const headerBytes = 8
const fixedPoint = 65_536

/** Width and height of the picture in an MP4 file. Throws for anything else. */
export function readVideoSize(bytes: Uint8Array): { width: number; height: number } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = file.toString('latin1', 4, 8) === 'ftyp' ? sizeIn(file) : undefined
  if (size) return size
  throw new Failure('UNEXPECTED', `A delivered video of ${bytes.length} bytes is no MP4 file with a picture.`)
}

function sizeIn(boxes: Buffer): { width: number; height: number } | undefined {
  for (let at = 0; at + headerBytes <= boxes.length;) {
    const length = lengthOf(boxes, at)
    if (length < headerBytes) return undefined
    const name = boxes.toString('latin1', at + 4, at + headerBytes)
    const body = boxes.subarray(at + headerBytes, at + length)
    const found = containers.has(name) ? sizeIn(body) : name === 'tkhd' ? sizeOfTrack(body) : undefined
    if (found) return found
    at += length
  }
  return undefined
}

/** 0 reaches to the end of the file; 1 says that 64 bits follow, which only `mdat` needs. */
function lengthOf(boxes: Buffer, at: number): number {
  const length = boxes.readUInt32BE(at)
  if (length === 0) return boxes.length - at
  if (length !== 1) return length
  return at + 16 <= boxes.length ? Number(boxes.readBigUInt64BE(at + headerBytes)) : 0
}

/** A track of sound has neither. */
function sizeOfTrack(header: Buffer): { width: number; height: number } | undefined {
  if (header.length < headerBytes) return undefined
  const width = Math.round(header.readUInt32BE(header.length - 8) / fixedPoint)
  const height = Math.round(header.readUInt32BE(header.length - 4) / fixedPoint)
  return width > 0 && height > 0 ? { width, height } : undefined
}
