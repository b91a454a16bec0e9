import { modelFailure } from '../faults/model-failure.ts'
import { type MediaStore, mediaIdOf } from '../store/media-store.ts'

type Location = readonly (string | number)[]

const timeoutMs = 60_000
const largestBytes = 512 * 1024 * 1024

/** Reads what an input points to: a data URI, a file of this CDN, or anything else by HTTP. */
export function createDownload(media: MediaStore): (url: string, loc: Location) => Promise<Buffer> {
  return async (url, loc) => {
    const failed = () => modelFailure('file_download_error', { loc, input: url.slice(0, 200) })
    if (url.startsWith('data:')) return decodeDataUri(url) ?? Promise.reject(failed())
    if (!URL.canParse(url)) throw failed()
    const own = mediaIdOf(new URL(url).pathname)
    // By id and not by host: after a restart on another port, old addresses still mean the same files.
    if (own !== undefined && media.find(own)) {
      const found = await media.read(own)
      if (!found) throw failed()
      return found.bytes
    }
    const bytes = await fetchBytes(url).catch(() => undefined)
    if (!bytes) throw failed()
    return bytes
  }
}

function decodeDataUri(url: string): Buffer | undefined {
  const match = /^data:[^,]*?(;base64)?,(.*)$/s.exec(url)
  return match?.[2] === undefined
    ? undefined
    : Buffer.from(decodeURIComponent(match[2]), match[1] ? 'base64' : 'utf8')
}

async function fetchBytes(url: string): Promise<Buffer | undefined> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || declared > largestBytes) {
    await response.body?.cancel()
    return undefined
  }
  return Buffer.from(await response.arrayBuffer())
}
