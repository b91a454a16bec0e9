import { z } from 'zod'

/** How one value is read: `read` answers undefined for what it does not understand. */
export interface Rule<T> {
  readonly expected: string
  readonly wayOut?: string
  readonly read: (text: string) => T | undefined
}

const setting = <T>({ expected, wayOut, read }: Rule<T>) =>
  z.string().transform((text, context) => {
    const value = read(text)
    if (value !== undefined) return value
    context.issues.push({ code: 'custom', message: expected, params: { wayOut }, input: text })
    return z.NEVER
  })

export const optional = <T>({ wayOut = 'Correct it, or remove it.', ...rule }: Rule<T>) =>
  setting({ ...rule, wayOut }).optional()

export const withDefault = <T>(text: string, rule: Rule<T>) =>
  setting({ wayOut: `Correct it, or remove it for the default, ${text}.`, ...rule }).prefault(text)

/** Read as it is: the rules that need several values judge it. */
export const raw = () => z.string().optional()

export const anyText: Rule<string> = { expected: 'a text', read: (text) => text }

export const flag: Rule<boolean> = {
  expected: 'true or false',
  read: (text) => ({ true: true, '1': true, false: false, '0': false })[text.toLowerCase()],
}

export const wholeNumber = ({ min, max }: { min: number; max: number }): Rule<number> => ({
  expected: `a whole number from ${min} to ${max}`,
  read: (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    return number >= min && number <= max ? number : undefined
  },
})

/** Seconds in the environment, milliseconds in the program. */
export const seconds = ({ min, max }: { min: number; max: number }): Rule<number> => {
  const rule = wholeNumber({ min, max })
  return {
    expected: `${rule.expected} (seconds)`,
    read: (text) => {
      const value = rule.read(text)
      return value === undefined ? undefined : value * 1000
    },
  }
}

export const oneOf = <const T extends string>(allowed: readonly T[]): Rule<T> => ({
  expected: `one of ${allowed.join(', ')}`,
  read: (text) => allowed.find((each) => each === text),
})

/** Several separated by commas, each once; none at all is a mistake. */
export const listOf = <T>(one: Rule<T>, expected: string): Rule<readonly T[]> => ({
  expected,
  read: (text) => {
    const values = text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => one.read(part))
    const known = values.filter((value) => value !== undefined)
    return known.length === values.length && known.length > 0 ? [...new Set(known)] : undefined
  },
})

export const matching = (pattern: RegExp, expected: string): Rule<string> => ({
  expected,
  read: (text) => (pattern.test(text) ? text : undefined),
})
