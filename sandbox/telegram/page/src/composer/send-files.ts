import { api, type UploadKind } from '../api.ts'

const shownByBrowsers = /^image\/(jpeg|png|webp|gif|avif|bmp)$/

/** Whether the browser can draw it, and so whether it can go as a photo. */
export const isShowable = (file: File): boolean => shownByBrowsers.test(file.type)

interface SendFiles {
  readonly person: number
  readonly files: readonly File[]
  readonly as: 'photo' | 'document'
  readonly caption: string
  readonly onProgress: (share: number) => void
  readonly signal: AbortSignal
}

const ALBUM_SIZE = 10
/** The server takes 50 MB in one request, like Telegram. */
const ALBUM_BYTES = 48 * 1024 * 1024

/**
 * Sends albums of ten, one after the other, so that a lost connection loses one album at most. What cannot be a
 * photo (HEIC, PDF) goes as a file after the photos.
 */
export async function sendFiles({
  person,
  files,
  as,
  caption,
  onProgress,
  signal,
}: SendFiles): Promise<void> {
  const kindOf = (file: File): UploadKind => {
    if (as === 'document') return 'document'
    return isShowable(file) ? 'photo' : file.type.startsWith('video/') ? 'video' : 'document'
  }
  const albums = [...Map.groupBy(files, kindOf)].flatMap(([kind, members]) =>
    albumsOf(members).map((album) => ({ kind, files: album })),
  )
  const total = bytesOf(files) || 1
  let done = 0
  for (const [index, album] of albums.entries()) {
    const before = done
    const bytes = bytesOf(album.files)
    await api.upload({
      person,
      as: album.kind,
      files: album.files,
      onProgress: (share) => onProgress((before + share * bytes) / total),
      signal,
      ...(index === 0 && caption && { caption }),
    })
    done += bytes
  }
}

const bytesOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0)

function albumsOf(files: readonly File[]): readonly (readonly File[])[] {
  const albums: File[][] = []
  for (const file of files) {
    const last = albums.at(-1)
    if (last && last.length < ALBUM_SIZE && bytesOf(last) + file.size <= ALBUM_BYTES) last.push(file)
    else albums.push([file])
  }
  return albums
}
