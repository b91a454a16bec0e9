import { createHash, type KeyObject, sign } from 'node:crypto'

/** The four headers of FAL's webhook signature: https://fal.ai/docs/documentation/model-apis/inference/webhooks */
export function signWebhook(webhook: {
  key: KeyObject
  requestId: string
  userId: string
  timestampSeconds: number
  body: string
}): Record<string, string> {
  const { key, requestId, userId, timestampSeconds, body } = webhook
  const digest = createHash('sha256').update(body).digest('hex')
  const message = [requestId, userId, timestampSeconds, digest].join('\n')
  return {
    'x-fal-webhook-request-id': requestId,
    'x-fal-webhook-user-id': userId,
    'x-fal-webhook-timestamp': String(timestampSeconds),
    'x-fal-webhook-signature': sign(null, Buffer.from(message, 'utf8'), key).toString('hex'),
  }
}
