export interface Repeater {
  start(): void
  /** Resolves when the run under way is over. */
  stop(): Promise<void>
}

/** Runs something again and again with a pause after each run, so that slow runs never pile up. */
export function createRepeater(options: {
  intervalMs: number
  run: () => Promise<unknown>
  onError: (error: unknown) => void
}): Repeater {
  let timer: NodeJS.Timeout | undefined
  let current: Promise<void> = Promise.resolve()
  let isRunning = false

  const schedule = () => {
    if (!isRunning) return
    timer = setTimeout(() => {
      current = once()
    }, options.intervalMs)
  }
  const once = async () => {
    try {
      await options.run()
    } catch (error) {
      options.onError(error)
    }
    schedule()
  }

  return {
    start: () => {
      if (isRunning) return
      isRunning = true
      schedule()
    },
    stop: async () => {
      isRunning = false
      clearTimeout(timer)
      await current
    },
  }
}
