/** Runs tasks beside whoever starts them, at most one for each key. A task reports its own errors. */
export function createSideTasks() {
  const underWay = new Map<number, Promise<void>>()
  return {
    /** Does nothing while one of this key is under way. */
    start(key: number, task: () => Promise<void>): void {
      if (underWay.has(key)) return
      underWay.set(
        key,
        task().finally(() => underWay.delete(key)),
      )
    },
    keys: (): readonly number[] => [...underWay.keys()],
    settled: async (): Promise<void> => void (await Promise.allSettled(underWay.values())),
  }
}
