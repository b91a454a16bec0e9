import type { Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { decodeFileId, uniqueFileId } from '../store/file-id.ts'

const maxDownload = 20 << 20

export const fileMethods: Methods = {
  getFile: ({ file_id: fileId }, { world, bot }) => {
    let reference
    try {
      reference = decodeFileId(fileId)
    } catch {
      throw badRequest('invalid file_id')
    }
    const file = reference.botId === bot.id ? world.files.find(reference.n) : undefined
    if (!file) throw badRequest('wrong file_id or the file is temporarily unavailable')
    if (file.size > maxDownload) throw badRequest('file is too big')
    return {
      file_id: fileId,
      file_unique_id: uniqueFileId(file.n),
      file_size: file.size,
      file_path: file.path,
    }
  },
}
