import type { ProviderRef } from '../../domain/work/provider.ts'

const namespaces = ['workflows', 'comfy']

const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

const without = (end: string, text: string): string =>
  text.endsWith(end) ? text.slice(0, -end.length) : text

const join = (base: string, path: string): string => `${without('/', base)}/${path}`

export const submitUrl = (
  queueUrl: string,
  order: { endpointId: string; correlation: string },
  webhookUrl: string | null,
): string => {
  const url = new URL(join(queueUrl, encodePath(order.endpointId)))
  if (webhookUrl) {
    const webhook = new URL(webhookUrl)
    webhook.searchParams.set('request', order.correlation)
    url.searchParams.set('fal_webhook', webhook.href)
  }
  return url.href
}

export type RequestUrl = 'status' | 'response' | 'cancel'

const suffixOf: Readonly<Record<RequestUrl, string>> = { status: '/status', response: '', cancel: '/cancel' }

/**
 * Where a request may be asked for, best first. FAL's own address counts only on the configured host, since the
 * key is sent there; else its application's form, then the full endpoint's, which some endpoints insist on.
 */
export function requestUrls(queueUrl: string, ref: ProviderRef, kind: RequestUrl): readonly string[] {
  const given = { status: ref.statusUrl, response: ref.responseUrl, cancel: ref.cancelUrl }[kind]
  if (given && isOnQueueHost(queueUrl, given)) return [given]
  const tail = `requests/${encodeURIComponent(ref.requestId)}${suffixOf[kind]}`
  const forms = new Set([applicationOf(ref.endpointId), ref.endpointId])
  return [...forms].map((path) => join(queueUrl, `${encodePath(path)}/${tail}`))
}

export function isOnQueueHost(queueUrl: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(queueUrl).origin
}

/** The owner and the application, without an endpoint's path. */
function applicationOf(endpointId: string): string {
  const parts = endpointId.split('/')
  return parts.slice(0, namespaces.includes(parts[0] ?? '') ? 3 : 2).join('/')
}
