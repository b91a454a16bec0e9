export interface RecordedFile {
  readonly field: string
  readonly name?: string
  readonly bytes: number
  readonly sha256: string
}

export interface RecordedCall {
  readonly n: number
  readonly bot: number
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly files: readonly RecordedFile[]
  /** Unix milliseconds. */
  readonly at: number
  /** What was answered: 0 while under way or when the connection was cut. */
  readonly status: number
  readonly error?: string
}

export interface CallLog {
  begin(
    call: Pick<RecordedCall, 'bot' | 'method' | 'params' | 'files'>,
  ): (status: number, error?: string) => void
  list(): readonly RecordedCall[]
  clear(): void
}

/** Older calls are forgotten, so that a demo may run for weeks. */
const keptCalls = 10_000

export function createCallLog({ now }: { now: () => number }): CallLog {
  let calls: RecordedCall[] = []
  let n = 0
  return {
    begin: (call) => {
      n += 1
      const record: RecordedCall & { status: number; error?: string } = { ...call, n, at: now(), status: 0 }
      calls.push(record)
      if (calls.length > keptCalls * 1.1) calls = calls.slice(-keptCalls)
      return (status, error) => {
        record.status = status
        if (error !== undefined) record.error = error
      }
    },
    list: () => calls.map((call) => ({ ...call })),
    clear: () => {
      calls = []
    },
  }
}
