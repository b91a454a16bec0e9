import { monitorEventLoopDelay } from 'node:perf_hooks'

export interface Watched<T> {
  readonly value: T
  readonly ms: number
  /** Of the processor, in all threads: what stays the same on a busy machine. */
  readonly cpuMs: number
  /** The longest time for which the main thread did nothing else, or was not let by a busy machine. */
  readonly longestBlockMs: number
  /** The most processor time that the main thread took between two ticks of a clock: a block, whatever the machine does. */
  readonly longestTurnMs: number
  /** Resident memory at its highest, beyond what it was before. */
  readonly extraMegabytes: number
}

/** Looks at this process while `work` runs. */
export async function watched<T>(work: () => Promise<T>): Promise<Watched<T>> {
  const delays = monitorEventLoopDelay({ resolution: 1 })
  const before = process.memoryUsage.rss()
  let highest = before
  let longestTurnMs = 0
  let turn = process.threadCpuUsage()
  const ticking = setInterval(() => {
    const { user, system } = process.threadCpuUsage(turn)
    longestTurnMs = Math.max(longestTurnMs, (user + system) / 1000)
    turn = process.threadCpuUsage()
  }, 1)
  const sampling = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss())
  }, 5)
  delays.enable()
  const from = performance.now()
  const cpuBefore = process.cpuUsage()
  try {
    const value = await work()
    const ms = performance.now() - from
    const { user, system } = process.cpuUsage(cpuBefore)
    highest = Math.max(highest, process.memoryUsage.rss())
    return {
      value,
      ms,
      cpuMs: (user + system) / 1000,
      longestBlockMs: delays.max / 1e6,
      longestTurnMs,
      extraMegabytes: (highest - before) / 1024 ** 2,
    }
  } finally {
    clearInterval(sampling)
    clearInterval(ticking)
    delays.disable()
  }
}
