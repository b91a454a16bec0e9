import { GrammyError, type Api } from 'grammy'
import { maxPhotoBytes } from '../domain/avatars/photo-inspector.ts'
import type { PhotoBytes, PhotoSource } from '../domain/avatars/photo-source.ts'
import { Failure } from '../domain/shared/failure.ts'
import { asTelegramFault } from './telegram-api.ts'

const downloadTimeoutMs = 60_000

/** Reads what people sent. A file's address holds the bot's token, so it never leaves this function. */
export function createTelegramFiles(needs: {
  readonly api: Api
  readonly apiRoot: string
  readonly token: string
}): PhotoSource {
  return {
    async read(fileId): Promise<PhotoBytes> {
      const path = await pathOf(needs.api, fileId)
      if (path.kind !== 'path') return path
      const response = await fetch(`${needs.apiRoot}/file/bot${needs.token}/${path.path}`, {
        signal: AbortSignal.timeout(downloadTimeoutMs),
      }).catch((cause: unknown) => {
        throw new Failure('TELEGRAM_UNAVAILABLE', 'A photo could not be downloaded from Telegram', { cause })
      })
      if (response.status === 404) return { kind: 'gone' }
      if (!response.ok)
        throw new Failure('TELEGRAM_UNAVAILABLE', `Telegram answered ${response.status} for a file`)
      const bytes = new Uint8Array(await response.arrayBuffer())
      return bytes.byteLength > maxPhotoBytes ? { kind: 'too-big' } : { kind: 'bytes', bytes }
    },
  }
}

async function pathOf(
  api: Api,
  fileId: string,
): Promise<{ kind: 'path'; path: string } | { kind: 'too-big' } | { kind: 'gone' }> {
  try {
    const { file_path: path, file_size: bytes = 0 } = await api.getFile(fileId)
    // A Bot API server of one's own hands out files of any size.
    if (bytes > maxPhotoBytes) return { kind: 'too-big' }
    return path === undefined ? { kind: 'gone' } : { kind: 'path', path }
  } catch (error) {
    if (error instanceof GrammyError && /file is too big/i.test(error.description)) return { kind: 'too-big' }
    if (error instanceof GrammyError && error.error_code === 400) return { kind: 'gone' }
    throw asTelegramFault(error)
  }
}
