/** What a button may carry. Each field packs into a few ASCII characters: Telegram allows 64 bytes in all. */
export interface Field<T> {
  pack(value: T): string
  unpack(text: string): T | undefined
}
export type Fields = Readonly<Record<string, Field<any>>>
export type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

const separator = ':'

/** A whole number. Ids are whole numbers, too: a forged one is simply not found. */
export const int: Field<number> = {
  pack: (value) => value.toString(36),
  unpack: (text) => {
    if (!/^-?[0-9a-z]{1,11}$/.test(text)) return undefined
    const value = Number.parseInt(text, 36)
    return Number.isSafeInteger(value) ? value : undefined
  },
}

export const flag: Field<boolean> = {
  pack: (value) => (value ? '1' : '0'),
  unpack: (text) => (text === '1' ? true : text === '0' ? false : undefined),
}

/** One of a closed list; packed as its place in it. Append new members at the end. */
export const oneOf = <const T extends readonly string[]>(allowed: T): Field<T[number]> => ({
  pack: (value) => allowed.indexOf(value).toString(36),
  unpack: (text) => (/^[0-9a-z]$/.test(text) ? allowed[Number.parseInt(text, 36)] : undefined),
})

/** A whole number or nothing. */
export const optionalInt: Field<number | null> = {
  pack: (value) => (value === null ? '' : int.pack(value)),
  unpack: (text) => (text === '' ? null : int.unpack(text)),
}

/** Letters, digits, "-" and "_": a secret that opens something. */
export const token: Field<string> = {
  pack: (value) => value,
  unpack: (text) => (/^[\w-]{1,40}$/.test(text) ? text : undefined),
}

export const packAll = (fields: Fields, values: Record<string, unknown>): string[] =>
  Object.entries(fields).map(([name, field]) => field.pack(values[name]))

export const join = (parts: readonly string[]): string => parts.join(separator)

export const split = (data: string): string[] => data.split(separator)

export function unpackAll<F extends Fields>(fields: F, parts: readonly string[]): Values<F> | undefined {
  const entries = Object.entries(fields)
  if (parts.length !== entries.length) return undefined
  const values: Record<string, unknown> = {}
  for (const [index, [name, field]] of entries.entries()) {
    const value: unknown = field.unpack(parts[index] ?? '')
    if (value === undefined) return undefined
    values[name] = value
  }
  return values as Values<F>
}
