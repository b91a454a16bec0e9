/**
 * Runs what belongs to one key one after another, and different keys side by side. Keeps nothing of keys that are idle.
 */
export function inOrder<Item>(
  keyOf: (item: Item) => number | undefined,
  handle: (item: Item) => Promise<void>,
): (item: Item) => Promise<void> {
  const tails = new Map<number, Promise<void>>()

  return (item) => {
    const key = keyOf(item)
    if (key === undefined) return handle(item)
    const turn = (tails.get(key) ?? Promise.resolve()).then(() => handle(item))
    const tail = turn.then(
      () => undefined,
      () => undefined,
    )
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return turn
  }
}
