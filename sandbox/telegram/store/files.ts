import type { Database } from './database.ts'
import { encodeFileId, uniqueFileId, type MediaKind } from './file-id.ts'

export interface FileRecord {
  readonly n: number
  readonly botId: number
  readonly media: number
  readonly kind: MediaKind
  readonly sha256: string
  readonly size: number
  /** What getFile answers as file_path. */
  readonly path: string
}

export interface NewFile {
  readonly kind: MediaKind
  readonly sha256: string
  readonly size: number
  readonly extension: string
}

export interface FileNames {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_size: number
}

export interface Files {
  /** Keeps one medium made of files, e.g. a photo of its sizes; `describe` draws its Bot API object. */
  add<B>(botId: number, kind: MediaKind, files: readonly NewFile[], describe: (names: FileNames[]) => B): B
  find(n: number): FileRecord | undefined
  findByPath(botId: number, path: string): FileRecord | undefined
  /** The Bot API object of the medium that the file is part of. */
  mediaOf(file: FileRecord): { readonly kind: MediaKind; readonly body: unknown } | undefined
}

interface FileRow {
  readonly n: number
  readonly bot_id: number
  readonly media: number
  readonly kind: MediaKind
  readonly sha256: string
  readonly size: number
  readonly path: string
}

const folders: Readonly<Record<MediaKind, string>> = {
  photo: 'photos',
  document: 'documents',
  video: 'videos',
  animation: 'animations',
  voice: 'voice',
  audio: 'music',
  thumbnail: 'thumbnails',
}

const fromRow = ({ bot_id: botId, ...row }: FileRow): FileRecord => ({ ...row, botId })

export function createFiles({ db }: { db: Database }): Files {
  const addFile = (botId: number, media: number, file: NewFile): FileNames => {
    const n = db.next('file')
    const path = `${folders[file.kind]}/file_${n}${file.extension}`
    db.run(
      'insert into files values (?, ?, ?, ?, ?, ?, ?)',
      n,
      botId,
      media,
      file.kind,
      file.sha256,
      file.size,
      path,
    )
    return {
      file_id: encodeFileId({ kind: file.kind, botId, n }),
      file_unique_id: uniqueFileId(n),
      file_size: file.size,
    }
  }
  return {
    add: (botId, kind, files, describe) =>
      db.transaction(() => {
        const media = db.next('media')
        const body = describe(files.map((file) => addFile(botId, media, file)))
        db.run('insert into media values (?, ?, ?, ?)', media, botId, kind, JSON.stringify(body))
        return body
      }),
    find: (n) => {
      const row = db.get<FileRow>('select * from files where n = ?', n)
      return row && fromRow(row)
    },
    findByPath: (botId, path) => {
      const row = db.get<FileRow>('select * from files where bot_id = ? and path = ?', botId, path)
      return row && fromRow(row)
    },
    mediaOf: (file) => {
      const row = db.get<{ kind: MediaKind; body: string }>(
        'select kind, body from media where n = ?',
        file.media,
      )
      return row && { kind: row.kind, body: JSON.parse(row.body) as unknown }
    },
  }
}
