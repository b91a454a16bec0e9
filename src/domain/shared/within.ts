/** Waits for it, but no longer than this; it goes on all the same. */
export async function within(ms: number, event: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([event, timeUp]).finally(() => clearTimeout(timer))
}
