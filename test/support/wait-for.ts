/** Looks again and again until there is something, and says what was missing when the time is over. */
export async function waitFor<T>(
  what: string,
  look: () => T | Promise<T>,
  { withinMs = 10_000, everyMs = 20 }: { withinMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, undefined | null | false>> {
  const until = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== null && found !== false)
      return found as Exclude<T, undefined | null | false>
    if (performance.now() > until) throw new Error(`Waited ${withinMs} ms in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
