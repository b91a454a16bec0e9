import { createHash } from 'node:crypto'

interface Event {
  readonly at: number
  readonly order: number
  readonly label: string
  readonly run: () => unknown
}

/** Time and order of everything that happens: one event after another, each to its end, the same for the same seed. */
export interface Clockwork {
  now(): Date
  after(delayMs: number, label: string, run: () => unknown): void
  /** Lets everything happen that is due before `until`. */
  runUntil(until: Date): Promise<void>
  readonly trace: Trace
}

export interface Trace {
  /** Of everything that happened, in its order and at its time. */
  hash(): string
  events(): number
  /** The latest ones, oldest first. */
  tail(): readonly string[]
}

const tailLength = 400

export function createClockwork(start: Date): Clockwork {
  const waiting = createHeap()
  const hash = createHash('sha256')
  const tail: string[] = []
  let nowMs = start.getTime()
  let order = 0
  let events = 0

  const note = ({ at, label }: Event) => {
    const line = `${new Date(at).toISOString()} ${label}`
    hash.update(line)
    if (tail.push(line) > 2 * tailLength) tail.splice(0, tailLength)
    events += 1
  }

  return {
    now: () => new Date(nowMs),
    after(delayMs, label, run) {
      waiting.push({ at: nowMs + Math.max(0, Math.round(delayMs)), order: (order += 1), label, run })
    },
    async runUntil(until) {
      for (let next = waiting.peek(); next && next.at <= until.getTime(); next = waiting.peek()) {
        waiting.pop()
        nowMs = next.at
        note(next)
        await next.run()
        await settled()
      }
      nowMs = until.getTime()
    },
    trace: {
      hash: () => hash.copy().digest('hex').slice(0, 16),
      events: () => events,
      tail: () => tail.slice(-tailLength),
    },
  }
}

/** Everything that a resolved call leads to has happened, up to the next calls: nothing else waits for real time. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const isBefore = (a: Event, b: Event): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

function createHeap() {
  const list: Event[] = []
  const at = (index: number): Event => list[index] as Event
  const swap = (a: number, b: number) => {
    const kept = at(a)
    list[a] = at(b)
    list[b] = kept
  }
  return {
    peek: (): Event | undefined => list[0],
    push(event: Event): void {
      list.push(event)
      for (let child = list.length - 1; child > 0;) {
        const parent = (child - 1) >> 1
        if (!isBefore(at(child), at(parent))) return
        swap(child, parent)
        child = parent
      }
    },
    pop(): void {
      const last = list.pop()
      if (!last || list.length === 0) return
      list[0] = last
      for (let parent = 0; ;) {
        const left = 2 * parent + 1
        if (left >= list.length) return
        const right = left + 1
        const least = right < list.length && isBefore(at(right), at(left)) ? right : left
        if (!isBefore(at(least), at(parent))) return
        swap(least, parent)
        parent = least
      }
    },
  }
}
