const firstDelayMs = 500
const longestDelayMs = 15_000

export interface Readiness {
  readonly done: Promise<void>
  isDone(): boolean
  stop(): void
}

/** Tries until it succeeds; rejects only with what no waiting mends. */
export function createReadiness(needs: {
  readonly attempt: () => Promise<void>
  readonly isFinal: (error: unknown) => boolean
  readonly onFailure: (error: unknown) => void
}): Readiness {
  let isDone = false
  let isStopped = false
  const run = async () => {
    for (let delayMs = firstDelayMs; !isStopped; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      try {
        await needs.attempt()
        isDone = true
        return
      } catch (error) {
        if (needs.isFinal(error)) throw error
        needs.onFailure(error)
        await new Promise<void>((resolve) => {
          setTimeout(resolve, delayMs).unref()
        })
      }
    }
  }
  return {
    done: run(),
    isDone: () => isDone,
    stop() {
      isStopped = true
    },
  }
}
