/** Lets so many at a time through and keeps the others in order: memory follows pictures under way, not senders. */
export function createSemaphore(places: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []

  return async (task) => {
    if (free > 0) free--
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      // The place goes straight to the next one, so nobody slips in between.
      if (next) next()
      else free++
    }
  }
}
