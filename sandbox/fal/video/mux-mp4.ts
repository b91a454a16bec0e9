import type { Av1Frame } from './encode-frame.ts'
import { box, fullBox, u16, u32 } from './mp4-boxes.ts'

const identityMatrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)

/** A silent MP4. `order` names the frame of each moment, so that a frame can be shown twice and stored once. */
export function muxMp4(video: {
  frames: readonly Av1Frame[]
  order: readonly number[]
  width: number
  height: number
  framesPerSecond: number
}): Buffer {
  const { frames } = video
  const config = frames[0]?.config
  if (!config) throw new Error('Expected at least one frame.')
  const ftyp = box('ftyp', Buffer.from('isom'), u32(512), Buffer.from('isomiso2av01mp41'))
  // The index comes first, so the places of the frames depend on its size, which does not depend on the places.
  const sizeOfIndex = index(video, config, 0).length
  const moov = index(video, config, ftyp.length + sizeOfIndex + 8)
  return Buffer.concat([ftyp, moov, box('mdat', ...frames.map(({ data }) => data))])
}

function index(video: Parameters<typeof muxMp4>[0], config: Buffer, firstByte: number): Buffer {
  const { frames, order, width, height, framesPerSecond } = video
  const duration = order.length
  const starts: number[] = []
  let at = firstByte
  for (const { data } of frames) {
    starts.push(at)
    at += data.length
  }
  const sizes = order.map((frame) => frames[frame]?.data.length ?? 0)
  const places = order.map((frame) => starts[frame] ?? 0)

  const sampleEntry = box(
    'av01',
    Buffer.alloc(6),
    u16(1),
    Buffer.alloc(16),
    u16(width, height),
    u32(0x480000, 0x480000, 0),
    u16(1),
    Buffer.alloc(32),
    u16(24, 0xffff),
    box('av1C', config),
  )
  const table = box(
    'stbl',
    fullBox('stsd', 0, u32(1), sampleEntry),
    fullBox('stts', 0, u32(1, duration, 1)),
    fullBox('stsc', 0, u32(1, 1, 1, 1)),
    fullBox('stsz', 0, u32(0, duration, ...sizes)),
    fullBox('stco', 0, u32(duration, ...places)),
  )
  const dataInformation = box('dinf', fullBox('dref', 0, u32(1), fullBox('url ', 1)))
  const media = box(
    'mdia',
    fullBox('mdhd', 0, u32(0, 0, framesPerSecond, duration), u16(0x55c4, 0)),
    fullBox('hdlr', 0, u32(0), Buffer.from('vide'), Buffer.alloc(12), Buffer.from('video\0')),
    box('minf', fullBox('vmhd', 1, Buffer.alloc(8)), dataInformation, table),
  )
  const trackHeader = fullBox(
    'tkhd',
    3,
    u32(0, 0, 1, 0, duration, 0, 0, 0, 0),
    identityMatrix,
    u32(width * 0x10000, height * 0x10000),
  )
  return box(
    'moov',
    fullBox(
      'mvhd',
      0,
      u32(0, 0, framesPerSecond, duration, 0x10000),
      u16(0x100),
      Buffer.alloc(10),
      identityMatrix,
      Buffer.alloc(24),
      u32(2),
    ),
    box('trak', trackHeader, media),
  )
}
