import { Failure } from '../../domain/shared/failure.ts'
import type { HostCheck } from './fal-hosts.ts'
import { describeFault, unavailable, type Fetch } from './fal-http.ts'

const maxRedirects = 3

/** Reads an output of FAL's without the key, from trusted hosts only, redirects included. */
export async function downloadFromFal(
  { fetch: send, isTrusted, idleMs }: { fetch: Fetch; isTrusted: HostCheck; idleMs: number },
  address: string,
  maxBytes: number,
): Promise<{ body: AsyncIterable<Uint8Array>; contentType: string }> {
  const stalled = new AbortController()
  const stop = () => stalled.abort(new Error(`nothing came for ${idleMs} ms`))
  const timer = setTimeout(stop, idleMs)
  const { response, url } = await open(send, isTrusted, address, stalled.signal).finally(() =>
    clearTimeout(timer),
  )

  const length = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || length > maxBytes) {
    stop()
    throw response.ok ? tooBig(url, maxBytes) : refusedDownload(url, response.status)
  }
  return {
    contentType: response.headers.get('content-type') ?? 'application/octet-stream',
    body: readBody(response, { url, maxBytes, idleMs, stop }),
  }
}

async function open(send: Fetch, isTrusted: HostCheck, address: string, signal: AbortSignal) {
  let url = parse(address)
  for (let redirects = 0; redirects <= maxRedirects; redirects++) {
    if (!isTrusted(url))
      throw new Failure(
        'UNEXPECTED',
        `An output of FAL is expected on a host of FAL's, not at ${url.origin}.`,
      )
    const response = await send(url, { redirect: 'manual', signal }).catch((error: unknown) => {
      throw unavailable({ method: 'GET', url: url.href }, describeFault(error), error)
    })
    const target = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || !target) return { response, url }
    await response.body?.cancel()
    url = parse(target, url)
  }
  throw unavailable({ method: 'GET', url: url.href }, `more than ${maxRedirects} redirects`)
}

async function* readBody(
  response: Response,
  { url, maxBytes, idleMs, stop }: { url: URL; maxBytes: number; idleMs: number; stop: () => void },
): AsyncGenerator<Uint8Array> {
  if (!response.body) return
  const reader = response.body.getReader()
  let bytes = 0
  try {
    for (;;) {
      // Armed only while we wait: a slow consumer is no fault of FAL's.
      const timer = setTimeout(stop, idleMs)
      const { done, value } = await reader.read().finally(() => clearTimeout(timer))
      if (done) return
      bytes += value.length
      if (bytes > maxBytes) throw tooBig(url, maxBytes)
      yield value
    }
  } catch (error) {
    if (error instanceof Failure) throw error
    throw unavailable({ method: 'GET', url: url.href }, describeFault(error), error)
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function parse(address: string, base?: URL): URL {
  if (!URL.canParse(address, base))
    throw new Failure(
      'UNEXPECTED',
      `An output of FAL is expected to have an address, not ${address.slice(0, 80)}.`,
    )
  return new URL(address, base)
}

const tooBig = (url: URL, maxBytes: number) =>
  new Failure('UNEXPECTED', `${url.origin}${url.pathname} is larger than the ${maxBytes} bytes allowed.`)

const refusedDownload = (url: URL, status: number) =>
  status === 404 || status === 410
    ? new Failure('OBJECT_NOT_FOUND', `FAL no longer has ${url.origin}${url.pathname} (${status}).`)
    : unavailable({ method: 'GET', url: url.href }, String(status))
