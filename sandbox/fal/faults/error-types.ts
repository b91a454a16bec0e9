// FAL's documented failures: https://fal.ai/docs/documentation/model-apis/errors and …/request-errors.

export interface ErrorType {
  readonly statusCode: number
  readonly message: string
  readonly retryable?: boolean
  /** Example limits, used when the failure is made on request rather than found. */
  readonly ctx?: Readonly<Record<string, unknown>>
}

/** Answered as {"detail": [{loc, msg, type, url, ctx?, input?}]}. */
export const modelErrors: Readonly<Record<string, ErrorType>> = {
  internal_server_error: { statusCode: 500, message: 'Internal server error', retryable: true },
  generation_timeout: { statusCode: 504, message: 'Generation timeout', retryable: true },
  downstream_service_error: { statusCode: 400, message: 'Downstream service error' },
  downstream_service_unavailable: {
    statusCode: 500,
    message: 'Downstream service unavailable',
    retryable: true,
  },
  content_policy_violation: {
    statusCode: 422,
    message: 'The content could not be processed because it contained material flagged by a content checker.',
  },
  no_media_generated: { statusCode: 422, message: 'No media was generated for this request' },
  image_too_small: {
    statusCode: 422,
    message: 'Image is too small',
    ctx: { min_height: 256, min_width: 256 },
  },
  image_too_large: {
    statusCode: 422,
    message: 'Image is too large',
    ctx: { max_height: 4096, max_width: 4096 },
  },
  image_load_error: { statusCode: 422, message: 'Failed to load the image' },
  file_download_error: { statusCode: 422, message: 'File download error' },
  face_detection_error: { statusCode: 422, message: 'Could not detect face in the image' },
  file_too_large: { statusCode: 422, message: 'File is too large', ctx: { max_size: 10_485_760 } },
  unsupported_image_format: { statusCode: 422, message: 'Unsupported image format' },
  unsupported_audio_format: { statusCode: 422, message: 'Unsupported audio format' },
  feature_not_supported: { statusCode: 422, message: 'This feature is not supported' },
  greater_than: { statusCode: 422, message: 'Input should be greater than', ctx: { gt: 0 } },
  greater_than_equal: {
    statusCode: 422,
    message: 'Input should be greater than or equal to',
    ctx: { ge: 0 },
  },
  less_than: { statusCode: 422, message: 'Input should be less than', ctx: { lt: 0 } },
  less_than_equal: { statusCode: 422, message: 'Input should be less than or equal to', ctx: { le: 0 } },
  multiple_of: { statusCode: 422, message: 'Input should be a multiple of', ctx: { multiple_of: 100 } },
  sequence_too_short: { statusCode: 422, message: 'Too few items', ctx: { min_length: 1 } },
  sequence_too_long: { statusCode: 422, message: 'Too many items', ctx: { max_length: 1 } },
  one_of: { statusCode: 422, message: 'Input should be one of the allowed values', ctx: { expected: [] } },
  invalid_archive: {
    statusCode: 422,
    message: 'The archive is invalid or corrupted',
    ctx: { supported_extensions: ['.zip', '.tar.gz'] },
  },
  archive_file_count_below_minimum: {
    statusCode: 422,
    message: 'The archive contains too few files',
    ctx: { min_count: 4, provided_count: 0, supported_extensions: ['.jpg', '.jpeg', '.png', '.webp'] },
  },
  archive_file_count_exceeds_maximum: {
    statusCode: 422,
    message: 'The archive contains too many files',
    ctx: { max_count: 1000, provided_count: 1001, supported_extensions: ['.jpg', '.jpeg', '.png', '.webp'] },
  },
}

/** Answered flat, as {"detail", "error_type"} with the header X-Fal-Error-Type. */
export const infrastructureErrors: Readonly<Record<string, ErrorType>> = {
  request_timeout: { statusCode: 504, message: 'Request timed out' },
  startup_timeout: { statusCode: 504, message: 'Runner startup timed out' },
  runner_scheduling_failure: { statusCode: 503, message: 'Failed to schedule a runner' },
  runner_connection_timeout: { statusCode: 503, message: 'Connection to the runner timed out' },
  runner_disconnected: { statusCode: 503, message: 'Runner disconnected' },
  runner_connection_refused: { statusCode: 503, message: 'Runner refused the connection' },
  runner_connection_error: { statusCode: 503, message: 'Could not connect to the runner' },
  runner_incomplete_response: { statusCode: 502, message: 'Runner sent an incomplete response' },
  runner_server_error: { statusCode: 500, message: 'Runner failed' },
  client_disconnected: { statusCode: 499, message: 'Client disconnected' },
  client_cancelled: { statusCode: 499, message: 'Request was cancelled by the client' },
  bad_request: { statusCode: 400, message: 'Bad request' },
  internal_error: { statusCode: 500, message: 'Internal error' },
}
