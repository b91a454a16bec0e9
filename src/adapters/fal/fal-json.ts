/** FAL's seeds exceed what a JavaScript number can hold; such whole numbers come out as their digits. */
export function parseFalJson(text: string): unknown {
  // The standard library's types do not know the third argument of a reviver yet.
  const parse = JSON.parse as (
    text: string,
    reviver: (name: string, value: unknown, context: { source?: string }) => unknown,
  ) => unknown
  return parse(text, (_name, value, { source }) =>
    typeof value === 'number' && source && /^-?\d+$/.test(source) && !Number.isSafeInteger(value)
      ? source
      : value,
  )
}

/** Undefined for what is not JSON: a proxy's error page, half an answer. */
export function tryParseFalJson(text: string): unknown {
  try {
    return parseFalJson(text)
  } catch {
    return undefined
  }
}

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
