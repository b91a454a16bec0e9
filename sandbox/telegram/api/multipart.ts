import { badRequest } from './refusal.ts'

export interface Part {
  readonly name: string
  /** Present for files. */
  readonly fileName?: string
  readonly contentType?: string
  readonly bytes: Buffer
}

const unquote = (value: string | undefined): string | undefined => value?.replace(/^"(.*)"$/, '$1')

function readHead(head: string): Omit<Part, 'bytes'> | undefined {
  const headers = new Map(
    head.split('\r\n').map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
    }),
  )
  const disposition = headers.get('content-disposition') ?? ''
  const name = unquote(/;\s*name=("[^"]*"|[^;]*)/i.exec(disposition)?.[1])
  // Some clients, grammY among them, send the file name without quotes.
  const fileName = unquote(/;\s*filename=("[^"]*"|[^;]*)/i.exec(disposition)?.[1])
  const contentType = headers.get('content-type')
  if (name === undefined) return undefined
  return { name, ...(fileName !== undefined && { fileName }), ...(contentType && { contentType }) }
}

/** Takes a whole multipart/form-data body apart; tolerant where clients differ. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = unquote(/boundary=("[^"]+"|[^;]+)/i.exec(contentType)?.[1])
  if (!boundary) throw badRequest('wrong multipart request: boundary is missing')
  const mark = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let start = body.indexOf(mark)
  while (start >= 0) {
    const from = start + mark.length
    if (body.subarray(from, from + 2).toString() === '--') break
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), mark]), from)
    if (end < 0) throw badRequest('wrong multipart request: it ends too early')
    const headEnd = body.indexOf('\r\n\r\n', from)
    const head =
      headEnd >= 0 && headEnd < end ? readHead(body.subarray(from + 2, headEnd).toString()) : undefined
    if (head) parts.push({ ...head, bytes: body.subarray(headEnd + 4, end) })
    start = end + 2
  }
  return parts
}
