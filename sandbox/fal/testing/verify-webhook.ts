import type { Received } from './webhook-receiver.ts'

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex')

/**
 * Written from FAL's description of its signature and with Web Crypto alone, so that it shares nothing with the code
 * that signs.
 */
export async function verifyWebhook(received: Received, jwksUrl: string, nowMs: number): Promise<boolean> {
  const header = (name: string) => {
    const value = received.headers[`x-fal-webhook-${name}`]
    return typeof value === 'string' ? value : ''
  }
  const [requestId, userId, timestamp, signature] = ['request-id', 'user-id', 'timestamp', 'signature'].map(
    header,
  )
  if (!requestId || !userId || !timestamp || !signature) return false
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > 300) return false
  const digest = hex(await crypto.subtle.digest('SHA-256', new Uint8Array(received.raw)))
  const message = new TextEncoder().encode(`${requestId}\n${userId}\n${timestamp}\n${digest}`)
  const { keys } = (await (await fetch(jwksUrl)).json()) as { keys: { x: string }[] }
  for (const { x } of keys) {
    const publicKey = await crypto.subtle.importKey('raw', Buffer.from(x, 'base64url'), 'Ed25519', false, [
      'verify',
    ])
    if (await crypto.subtle.verify('Ed25519', publicKey, Buffer.from(signature, 'hex'), message)) return true
  }
  return false
}
