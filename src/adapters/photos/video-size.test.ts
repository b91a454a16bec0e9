import { expect, it } from 'vitest'
import { readVideoSize } from './video-size.ts'

const box = (name: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + body.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body])
}

/** A track's header of version 0: 84 bytes, its sides at the end in 16.16 fixed point. */
function track(width: number, height: number): Buffer {
  const header = Buffer.alloc(84)
  header.writeUInt32BE(width * 65_536, 76)
  header.writeUInt32BE(height * 65_536, 80)
  return box('trak', box('tkhd', header))
}

const start = box('ftyp', Buffer.from('isom'))

it('finds the picture behind a track of sound and the data', () => {
  const moov = box('moov', Buffer.concat([box('mvhd', Buffer.alloc(100)), track(0, 0), track(720, 1280)]))
  const file = Buffer.concat([start, box('mdat', Buffer.alloc(500)), moov])
  expect(readVideoSize(file)).toEqual({ width: 720, height: 1280 })
})

it.each([
  ['a picture', Buffer.from('\u0089PNG and so on', 'latin1')],
  ['a video without a picture', Buffer.concat([start, box('moov', track(0, 0))])],
  ['a file that was cut off', Buffer.concat([start, box('moov', track(720, 1280)).subarray(0, 40)])],
  ['nothing', Buffer.alloc(0)],
])('refuses %s', (_, file) => {
  expect(() => readVideoSize(file)).toThrow('is no MP4 file')
})
