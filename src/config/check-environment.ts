import type { z } from 'zod'
import { checkCombinations, checkHalves } from './combinations.ts'
import { readBotToken, readFalKey } from './credentials.ts'
import { decidingNames, environment, environmentNames, keyNames, secretNames } from './environment.ts'
import { ConfigError, describeValue, type Mistake } from './mistakes.ts'
import { findNearMisses } from './near-misses.ts'

export type Environment = Readonly<Record<string, string | undefined>>
type Values = Readonly<Record<string, string>>

export interface CheckedEnvironment {
  readonly settings: z.output<typeof environment>
  readonly token: string
  readonly falKey: string
}

/** Every value read and judged, alone and together. */
export function checkEnvironment(env: Environment): CheckedEnvironment {
  const values = filledValues(env)
  const nearMisses = findNearMisses(values)
  const emptyKeys = keyNames.filter((name) => isEmptyKey(env, name))
  const accountedFor = new Set([...emptyKeys, ...nearMisses.flatMap(({ meant }) => meant)])
  const token = readBotToken(values)
  const falKey = readFalKey(values)
  const parsed = environment.safeParse(values)

  const mistakes: readonly Mistake[] = [
    ...emptyKeys.map(emptyKey),
    ...checkHalves(values, accountedFor),
    ...token.mistakes,
    ...[...falKey.mistakes, ...checkCombinations(values)].filter(({ name }) => !accountedFor.has(name)),
    ...(parsed.error?.issues ?? []).map((issue) => asMistake(issue, values)),
  ]
  if (nearMisses.length === 0 && mistakes.length === 0 && parsed.success && token.value && falKey.value)
    return { settings: parsed.data, token: token.value, falKey: falKey.value }
  throw new ConfigError([...nearMisses, ...inOrder(mistakes)])
}

/** True when nothing asks for a real bot: no deciding name is set, and none that is nearly ours. */
export function isBare(env: Environment): boolean {
  const values = filledValues(env)
  return (
    findNearMisses(values).length === 0 &&
    !decidingNames.some((name) => values[name] !== undefined || isEmptyKey(env, name))
  )
}

/** What is empty counts as absent; white space around a value is a slip of pasting. */
export const filledValues = (env: Environment): Values =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, text]) => {
      const value = text?.trim() ?? ''
      return value === '' ? [] : [[name, value]]
    }),
  )

export const isEmptyKey = (env: Environment, name: string) =>
  keyNames.some((each) => each === name) && env[name]?.trim() === ''

export const emptyKey = (name: string): Mistake => ({
  name,
  expected: 'a value',
  got: `nothing: ${name} is empty`,
  wayOut: 'Fill it in, or remove the line.',
})

export function asMistake(issue: z.core.$ZodIssue, values: Values): Mistake {
  const name = String(issue.path[0])
  const wayOut: unknown = issue.code === 'custom' ? issue.params?.wayOut : undefined
  return {
    name,
    expected: issue.message,
    got: describeValue(values[name], { secret: secretNames.some((each) => each === name) }),
    wayOut: typeof wayOut === 'string' ? wayOut : 'Correct it.',
  }
}

/** As in .env.example, which people have open beside the message. */
function inOrder(mistakes: readonly Mistake[]): readonly Mistake[] {
  const place = ({ name }: Mistake) => environmentNames.findIndex((each) => name.startsWith(each))
  return mistakes.toSorted((a, b) => place(a) - place(b))
}
