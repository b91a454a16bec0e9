/** Remembers the `size` values that were asked for last; two who ask at once share one reading. */
export function createRecent<T>(size: number) {
  const known = new Map<string, Promise<T>>()
  return (key: string, read: () => Promise<T>): Promise<T> => {
    const value = known.get(key) ?? read()
    known.delete(key)
    known.set(key, value)
    // What could not be read is asked for again.
    value.catch(() => known.delete(key))
    const [oldest] = known.keys()
    if (known.size > size && oldest !== undefined) known.delete(oldest)
    return value
  }
}
