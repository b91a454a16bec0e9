import { describe, expect, it } from 'vitest'
import { parseWebhook } from './parse-webhook.ts'

const parse = (body: unknown, address?: string) => parseWebhook(Buffer.from(JSON.stringify(body)), address)

describe('parseWebhook', () => {
  it('gives the output of work that went well, and what our address said', () => {
    const body = {
      request_id: 'r',
      gateway_request_id: 'g',
      status: 'OK',
      payload: { images: [] },
      new_field: 1,
    }
    expect(parse(body, '/webhooks/fal?request=abc')).toEqual({
      requestId: 'r',
      correlation: 'abc',
      result: { kind: 'ready', output: { images: [] } },
    })
    expect(parse(body)).not.toHaveProperty('correlation')
    expect(parse(body, '/webhooks/fal')).not.toHaveProperty('correlation')
  })

  it('keeps every digit of a large seed', () => {
    const raw = '{"request_id":"r","status":"OK","payload":{"seed":196619188014358660}}'
    expect(parseWebhook(raw)?.result).toEqual({ kind: 'ready', output: { seed: '196619188014358660' } })
  })

  it('gives the reason of work that failed', () => {
    const payload = {
      detail: [{ loc: ['body', 'prompt'], msg: 'field required', type: 'value_error.missing' }],
    }
    expect(
      parse({ request_id: 'r', status: 'ERROR', error: 'Invalid status code: 422', payload })?.result,
    ).toMatchObject({
      kind: 'failed',
      failure: { code: 'invalid-request', detail: expect.stringContaining('422') },
      output: payload,
    })
    expect(
      parse({ request_id: 'r', status: 'ERROR', error: 'Invalid status code: 504', payload: { detail: 'x' } })
        ?.result,
    ).toMatchObject({ failure: { code: 'timeout' } })
  })

  it('sends us to fetch what it does not carry', () => {
    const unserialisable = {
      request_id: 'r',
      status: 'OK',
      payload: null,
      payload_error: 'not JSON serializable',
    }
    expect(parse(unserialisable)?.result).toEqual({ kind: 'fetch' })
    expect(parse({ request_id: 'r', status: 'OK' })?.result).toEqual({ kind: 'fetch' })
    const silent = { request_id: 'r', status: 'ERROR', error: 'Invalid status code: 404', payload: null }
    expect(parse(silent)?.result).toEqual({ kind: 'fetch' })
  })

  it.each([
    'not json',
    '[]',
    'null',
    '{}',
    '{"status":"OK","payload":{}}',
    '{"request_id":1,"status":"OK"}',
    '{"request_id":"","status":"OK"}',
    '{"request_id":"r","status":"COMPLETED"}',
  ])('does not take %s for a webhook', (raw) => {
    expect(parseWebhook(raw)).toBeUndefined()
  })
})
