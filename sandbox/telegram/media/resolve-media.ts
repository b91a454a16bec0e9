import type { Call } from '../api/method.ts'
import type { Upload } from '../api/read-params.ts'
import { badRequest } from '../api/refusal.ts'
import { decodeFileId } from '../store/file-id.ts'
import { extensionOfType } from './content-type.ts'
import { keepMedia, type MediaBody, type MediaDetails, type SendableKind } from './keep-media.ts'

const typeNames: Readonly<Record<string, string>> = {
  photo: 'Photo',
  document: 'Document',
  video: 'Video',
  animation: 'Animation',
  voice: 'VoiceNote',
  audio: 'Audio',
  thumbnail: 'Thumbnail',
}
const loopback: readonly string[] = ['127.0.0.1', 'localhost', '[::1]']
const maxFromUrl = { photo: 5_000_000, other: 20_000_000 }

/** Only this machine is asked: a sandbox does not reach out. Every other address fails as an unreachable one. */
async function fetchUrl(source: string, kind: SendableKind): Promise<Upload> {
  const failed = () => badRequest('failed to get HTTP URL content')
  if (!URL.canParse(source)) throw badRequest('wrong HTTP URL specified')
  const url = new URL(source)
  if (!loopback.includes(url.hostname)) throw failed()
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch(() => {
    throw failed()
  })
  if (!response.ok) throw failed()
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.length > (kind === 'photo' ? maxFromUrl.photo : maxFromUrl.other)) throw failed()
  const contentType = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const isWanted = kind === 'photo' ? contentType.startsWith('image/') : contentType !== 'text/html'
  if (!isWanted) throw badRequest('wrong type of the web page content')
  const name = url.pathname.split('/').at(-1) || 'file'
  return { name: name.includes('.') ? name : name + extensionOfType(contentType), contentType, bytes }
}

function reuse<K extends SendableKind>(fileId: string, kind: K, { world, bot }: Call): MediaBody[K] {
  const reference = decodeFileId(fileId)
  const file = world.files.find(reference.n)
  if (!file || reference.botId !== bot.id) throw badRequest('wrong file identifier/HTTP URL specified')
  const media = world.files.mediaOf(file)
  if (file.kind !== kind || !media)
    throw badRequest(`can't use file of type ${typeNames[file.kind]} as ${typeNames[kind]}`)
  return media.body as MediaBody[K]
}

/** The part that attach:// names; undefined where the request has none of that name. */
export function attached(source: string, call: Call): Upload | undefined {
  return source.startsWith('attach://') ? call.uploads.get(source.slice('attach://'.length)) : undefined
}

/** A file as a bot names it: a part of this request, an address, or the file_id of something sent before. */
export async function resolveMedia<K extends SendableKind>(
  kind: K,
  source: string,
  call: Call,
  details: MediaDetails = {},
): Promise<MediaBody[K]> {
  const { world, bot } = call
  if (source.startsWith('attach://')) {
    const upload = attached(source, call)
    if (!upload) throw badRequest(`there is no ${kind} in the request`)
    return keepMedia(kind, { world, botId: bot.id, upload }, details)
  }
  if (/^https?:\/\//i.test(source)) {
    const upload = await fetchUrl(source, kind)
    return keepMedia(kind, { world, botId: bot.id, upload }, details)
  }
  return reuse(source, kind, call)
}
