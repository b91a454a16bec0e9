import { describe, expect, it } from 'vitest'
import type { WorkFailureCode } from '../../domain/work/provider.ts'
import { failureOf } from './fal-failure.ts'

const model = (type: string, extra: object = {}) => ({
  detail: [{ loc: ['body'], msg: 'x', type, ...extra }],
})

describe('failureOf', () => {
  it.each<[string, number, WorkFailureCode]>([
    ['internal_server_error', 500, 'provider-error'],
    ['generation_timeout', 504, 'timeout'],
    ['downstream_service_error', 400, 'provider-error'],
    ['downstream_service_unavailable', 500, 'provider-error'],
    ['content_policy_violation', 422, 'content-refused'],
    ['no_media_generated', 422, 'empty-result'],
    ['image_too_small', 422, 'photos-unusable'],
    ['image_too_large', 422, 'photos-unusable'],
    ['image_load_error', 422, 'input-unreadable'],
    ['file_download_error', 422, 'input-unreadable'],
    ['face_detection_error', 422, 'photos-unusable'],
    ['file_too_large', 422, 'photos-unusable'],
    ['less_than_equal', 422, 'invalid-request'],
    ['multiple_of', 422, 'invalid-request'],
    ['sequence_too_long', 422, 'invalid-request'],
    ['one_of', 422, 'invalid-request'],
    ['feature_not_supported', 422, 'invalid-request'],
    ['invalid_archive', 422, 'photos-unusable'],
    ['archive_file_count_below_minimum', 422, 'photos-unusable'],
    ['archive_file_count_exceeds_maximum', 422, 'photos-unusable'],
    ['missing', 422, 'invalid-request'],
    ['value_error.missing', 422, 'invalid-request'],
    ['a_type_of_tomorrow', 422, 'invalid-request'],
    ['a_type_of_tomorrow', 500, 'provider-error'],
  ])("reads a model's %s (%i) as %s", (type, status, code) => {
    expect(failureOf({ status, body: model(type) }).code).toBe(code)
  })

  it.each<[string, number, WorkFailureCode]>([
    ['request_timeout', 504, 'timeout'],
    ['startup_timeout', 504, 'timeout'],
    ['runner_scheduling_failure', 503, 'provider-error'],
    ['runner_connection_timeout', 503, 'timeout'],
    ['runner_disconnected', 503, 'provider-error'],
    ['runner_incomplete_response', 502, 'provider-error'],
    ['runner_server_error', 500, 'provider-error'],
    ['client_cancelled', 499, 'provider-error'],
    ['bad_request', 400, 'invalid-request'],
    ['internal_error', 500, 'provider-error'],
  ])("reads the infrastructure's %s (%i) as %s, in body or header", (type, status, code) => {
    expect(failureOf({ status, body: { detail: 'x', error_type: type } }).code).toBe(code)
    expect(failureOf({ status, body: {}, headers: new Headers({ 'x-fal-error-type': type }) }).code).toBe(
      code,
    )
  })

  it.each<[unknown, number | null, WorkFailureCode]>([
    [{ detail: 'No user found for Key ID and Secret' }, 401, 'account'],
    [{ detail: 'User is locked. Reason: Exhausted balance.' }, 403, 'account'],
    [{ detail: 'User is locked. Reason: Exhausted balance.' }, null, 'account'],
    [{ detail: 'Application "x" not found' }, 404, 'retired'],
    [{ detail: 'This endpoint is deprecated.' }, 422, 'retired'],
    [{ error: { message: 'This model is no longer supported.' } }, 400, 'retired'],
    [{ detail: 'Internal Server Error' }, 500, 'provider-error'],
    [{ detail: 'the prompt is odd' }, 400, 'invalid-request'],
    ['plain words', 504, 'timeout'],
    [undefined, 422, 'invalid-request'],
    [null, null, 'provider-error'],
    [[{ type: 'missing', msg: 'Field required' }], 422, 'invalid-request'],
    [{ detail: { type: 'content_policy_violation', msg: 'x' } }, 422, 'content-refused'],
  ])('reads %j with status %j as %s', (body, status, code) => {
    expect(failureOf({ status, body }).code).toBe(code)
  })

  it('prefers the complaint that names the reason', () => {
    const body = {
      detail: [
        { type: 'value_error', msg: 'x' },
        { type: 'content_policy_violation', msg: 'y' },
      ],
    }
    expect(failureOf({ status: 422, body }).code).toBe('content-refused')
  })

  it("tells the operator why, without the person's words", () => {
    const { detail } = failureOf({
      status: 422,
      body: model('image_too_small', {
        loc: ['body', 'image_url'],
        msg: 'Image too small',
        input: 'my secret',
        ctx: {},
      }),
    })
    expect(detail).toBe('422 image_too_small: at body.image_url: Image too small')
    expect(failureOf({ status: null, body: null }).detail).toBe('no reason given')
    expect(failureOf({ status: 500, body: 'x'.repeat(5_000) }).detail.length).toBe(500)
  })
})
