/** What goes wrong. `lost`: the connection is cut before the call is carried out or after. */
export type FaultKind =
  | { readonly kind: 'rate-limit'; readonly retryAfter: number }
  | { readonly kind: 'lost'; readonly when: 'before' | 'after' }
  | { readonly kind: 'error'; readonly code: number; readonly description: string }
  /** An answer of a proxy in front: not JSON. */
  | { readonly kind: 'bad-gateway'; readonly status: number }
  | { readonly kind: 'latency'; readonly ms: number }
  /** The next updates are handed over twice. Its method is ignored. */
  | { readonly kind: 'duplicate-update' }

export type Fault = FaultKind & {
  /** Only for this Bot API method; absent: for each. */
  readonly method?: string
  /** Only for calls that name this chat. */
  readonly chatId?: number
  /** How many calls it meets; absent: 1, or without end when `probability` is given. */
  readonly times?: number
  /** Between 0 and 1, drawn from a seeded sequence. */
  readonly probability?: number
}

export interface Faults {
  add(fault: Fault): void
  clear(): void
  /** The faults that meet this call, each counted as used. */
  take(call: { method: string; chatId: unknown }): readonly Fault[]
  takeDuplicate(): boolean
}

/** mulberry32: small, and the same on every machine. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export function createFaults({ seed }: { seed: () => number }): Faults {
  let planned: { readonly fault: Fault; left: number }[] = []
  let random = createRandom(seed())

  const use = (isMeant: (fault: Fault) => boolean): Fault[] => {
    const met = planned.filter(({ fault }) => {
      if (!isMeant(fault)) return false
      return fault.probability === undefined || random() < fault.probability
    })
    for (const each of met) each.left -= 1
    planned = planned.filter((each) => each.left > 0)
    return met.map((each) => each.fault)
  }

  return {
    add: (fault) => {
      const left = fault.times ?? (fault.probability === undefined ? 1 : Number.POSITIVE_INFINITY)
      planned.push({ fault, left })
    },
    clear: () => {
      planned = []
      random = createRandom(seed())
    },
    take: ({ method, chatId }) =>
      use(
        (fault) =>
          fault.kind !== 'duplicate-update' &&
          (fault.method === undefined || fault.method.toLowerCase() === method.toLowerCase()) &&
          (fault.chatId === undefined || String(fault.chatId) === String(chatId)),
      ),
    takeDuplicate: () => use((fault) => fault.kind === 'duplicate-update').length > 0,
  }
}
