// The format of a zip whose files are stored as they are, as PKWARE's APPNOTE 6.3.10 describes it: each file behind a
// header of its own, then a directory with a line for each, then the end. All numbers are known before any file is read.

export interface ZipEntry {
  readonly name: string
  /** Less than 4 GB; a directory of larger files would need more than its lines here say. */
  readonly bytes: number
  readonly crc32: number
  readonly modifiedAt: Date
}

export interface PlacedEntry extends ZipEntry {
  /** Where its header begins in the zip. */
  readonly headerOffset: number
}

const signatures = {
  header: 0x04034b50,
  line: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
}
const plainVersion = 20
const version64 = 45
/** Names are UTF-8. */
const flags = 0x0800
const madeOnUnix = 3 << 8
const regularFile = 0o100644 << 16
/** A field of two or four bytes that is full says that the number stands elsewhere, in eight. */
const full16 = 0xffff
const full32 = 0xffffffff
const offsetField = { id: 1, bytes: 8 }

const fieldBytes = 4 + offsetField.bytes
const needsOffset64 = (headerOffset: number): boolean => headerOffset >= full32

export const headerBytes = ({ name }: Pick<ZipEntry, 'name'>): number => 30 + Buffer.byteLength(name)

/** With its header. */
export const entryBytes = (entry: Pick<ZipEntry, 'name' | 'bytes'>): number =>
  headerBytes(entry) + entry.bytes

export const lineBytes = ({ name, headerOffset }: Pick<PlacedEntry, 'name' | 'headerOffset'>): number =>
  46 + Buffer.byteLength(name) + (needsOffset64(headerOffset) ? fieldBytes : 0)

export function drawHeader(entry: ZipEntry): Uint8Array {
  const header = Buffer.alloc(headerBytes(entry))
  header.writeUInt32LE(signatures.header, 0)
  header.writeUInt16LE(plainVersion, 4)
  drawCommon(header, entry, 6)
  header.write(entry.name, 30)
  return header
}

/** Its line in the directory. */
export function drawLine(entry: PlacedEntry): Uint8Array {
  const line = Buffer.alloc(lineBytes(entry))
  const is64 = needsOffset64(entry.headerOffset)
  line.writeUInt32LE(signatures.line, 0)
  line.writeUInt16LE(madeOnUnix | version64, 4)
  line.writeUInt16LE(is64 ? version64 : plainVersion, 6)
  drawCommon(line, entry, 8)
  line.writeUInt16LE(is64 ? fieldBytes : 0, 30)
  line.writeUInt32LE(regularFile >>> 0, 38)
  line.writeUInt32LE(is64 ? full32 : entry.headerOffset, 42)
  const nameEnds = 46 + line.write(entry.name, 46)
  if (is64) {
    line.writeUInt16LE(offsetField.id, nameEnds)
    line.writeUInt16LE(offsetField.bytes, nameEnds + 2)
    line.writeBigUInt64LE(BigInt(entry.headerOffset), nameEnds + 4)
  }
  return line
}

/** What header and line have in common: from the flags to the length of the name. */
function drawCommon(into: Buffer, { name, bytes, crc32, modifiedAt }: ZipEntry, at: number): void {
  const { time, date } = dosMoment(modifiedAt)
  into.writeUInt16LE(flags, at)
  into.writeUInt16LE(time, at + 4)
  into.writeUInt16LE(date, at + 6)
  into.writeUInt32LE(crc32, at + 8)
  into.writeUInt32LE(bytes, at + 12)
  into.writeUInt32LE(bytes, at + 16)
  into.writeUInt16LE(Buffer.byteLength(name), at + 20)
}

/** Steps of two seconds since 1980. In UTC, so that every process draws the same bytes. */
function dosMoment(moment: Date): { time: number; date: number } {
  const year = Math.max(0, moment.getUTCFullYear() - 1980)
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: (year << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  }
}

export interface ZipDirectory {
  readonly entries: number
  readonly at: number
  readonly bytes: number
}

const needsEnd64 = ({ entries, at, bytes }: ZipDirectory): boolean =>
  entries >= full16 || at >= full32 || bytes >= full32

export const endBytes = (directory: ZipDirectory): number => (needsEnd64(directory) ? 56 + 20 : 0) + 22

export function drawEnd(directory: ZipDirectory): Uint8Array {
  const { entries, at, bytes } = directory
  const is64 = needsEnd64(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(signatures.end, 0)
  end.writeUInt16LE(Math.min(entries, full16), 8)
  end.writeUInt16LE(Math.min(entries, full16), 10)
  end.writeUInt32LE(Math.min(bytes, full32), 12)
  end.writeUInt32LE(Math.min(at, full32), 16)
  return is64 ? Buffer.concat([drawEnd64(directory), end]) : end
}

function drawEnd64({ entries, at, bytes }: ZipDirectory): Uint8Array {
  const end = Buffer.alloc(56 + 20)
  end.writeUInt32LE(signatures.end64, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeUInt16LE(madeOnUnix | version64, 12)
  end.writeUInt16LE(version64, 14)
  end.writeBigUInt64LE(BigInt(entries), 24)
  end.writeBigUInt64LE(BigInt(entries), 32)
  end.writeBigUInt64LE(BigInt(bytes), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(signatures.locator64, 56)
  end.writeBigUInt64LE(BigInt(at + bytes), 64)
  end.writeUInt32LE(1, 72)
  return end
}
