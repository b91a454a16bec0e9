export interface Alarm {
  /** Something changed: look again when the next thing is due. */
  set(): void
  close(): Promise<void>
}

// An injected clock may jump without telling: look again at least this often while anything is waiting.
const longestSleepMs = 250

/** Rings when something is due, one ring at a time, never after `close`. */
export function createAlarm(deps: {
  now: () => number
  /** When the next thing is due; undefined when nothing waits. */
  nextAt: () => number | undefined
  ring: () => Promise<void>
}): Alarm {
  let timer: NodeJS.Timeout | undefined
  let ringing: Promise<void> | undefined
  let closed = false

  const ring = async () => {
    try {
      await deps.ring()
    } catch (error) {
      console.error('The FAL sandbox stumbled:', error)
    } finally {
      ringing = undefined
      schedule()
    }
  }

  const schedule = () => {
    clearTimeout(timer)
    if (closed || ringing) return
    const at = deps.nextAt()
    if (at === undefined) return
    const delay = Math.min(Math.max(at - deps.now(), 0), longestSleepMs)
    timer = setTimeout(() => {
      if (!closed) ringing = ring()
    }, delay)
  }

  return {
    // While it rings nothing is lost: it looks again when it has rung.
    set: schedule,
    async close() {
      closed = true
      clearTimeout(timer)
      await ringing
    },
  }
}
