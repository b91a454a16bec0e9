/** Calls `run` again and again; at once when told to or when it says there is more, else after `intervalMs`. */
export function repeat(needs: {
  readonly intervalMs: number
  readonly run: () => Promise<'more' | 'idle'>
  readonly onError: (error: unknown) => void
}): { wake(): void; stop(): Promise<void> } {
  let isStopped = false
  let isWoken = false
  let endPause = () => {}

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, needs.intervalMs)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const loop = async () => {
    while (!isStopped) {
      isWoken = false
      const outcome = await needs.run().catch((error: unknown) => {
        needs.onError(error)
        return 'idle' as const
      })
      if (outcome === 'idle' && !isWoken && !isStopped) await pause()
    }
  }
  const finished = loop()

  return {
    wake() {
      isWoken = true
      endPause()
    },
    async stop() {
      isStopped = true
      endPause()
      await finished
    },
  }
}
