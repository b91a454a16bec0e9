/** So many a second on the long run, and `burst` at once after a pause. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/**
 * A bucket as one number: the moment at which it will be full again. One that is past stands for a full bucket, so
 * nothing has to be kept of it. The scripts for Redis count the same way.
 */
export function createRate({ perSecond, burst }: Rate) {
  const intervalMs = 1000 / perSecond
  const capacityMs = burst * intervalMs
  const taken = (fullAt: number | undefined, count: number, now: number): number =>
    Math.max(fullAt ?? 0, now) + Math.min(count, burst) * intervalMs

  return {
    /** Milliseconds until `count` fit; 0 when they do. */
    waitMs: (fullAt: number | undefined, count: number, now: number): number =>
      Math.max(0, Math.ceil(taken(fullAt, count, now) - now - capacityMs)),
    take: taken,
    /** Takes what there is, down to an empty bucket. */
    drain: (fullAt: number | undefined, count: number, now: number): number =>
      Math.min(taken(fullAt, count, now), now + capacityMs),
    room: (fullAt: number | undefined, now: number): number =>
      Math.floor((capacityMs - Math.max(0, (fullAt ?? 0) - now)) / intervalMs + 1e-6),
  }
}
