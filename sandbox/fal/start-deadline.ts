import type { QueuedRequest } from './queued-request.ts'

/** When a request that nobody has begun is given up: X-Fal-Request-Timeout, in seconds from submit. */
export function startDeadline(request: QueuedRequest): number {
  const seconds = Number(request.headers['x-fal-request-timeout'])
  return seconds > 1 ? request.createdAt + seconds * 1000 : Infinity
}
