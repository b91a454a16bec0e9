import type { z } from 'zod'
import { asMistake, emptyKey, filledValues, isEmptyKey, type Environment } from './check-environment.ts'
import type { Check } from './combinations.ts'
import { environment, keyNames, type EnvironmentName } from './environment.ts'
import { ConfigError } from './mistakes.ts'
import { findNearMisses } from './near-misses.ts'

type Settings = z.output<typeof environment>

/** Some settings judged by themselves, for a program that needs no others; throws one ConfigError. */
export function checkNames<const N extends EnvironmentName>(
  env: Environment,
  { names, together = () => [] }: { readonly names: readonly N[]; readonly together?: Check },
): Pick<Settings, N> {
  const values = filledValues(env)
  const isAsked = (name: string) => names.some((each) => each === name)
  const nearMisses = findNearMisses(values).filter(({ meant }) => meant.some(isAsked))
  const accountedFor = new Set(nearMisses.flatMap(({ meant }) => meant))

  const picked = Object.fromEntries(names.map((name) => [name, true]))
  const parsed = environment.pick(picked as never).safeParse(values)
  const emptyKeys = keyNames.filter((name) => isAsked(name) && isEmptyKey(env, name))
  const mistakes = [
    ...emptyKeys.map(emptyKey),
    ...together(values).filter(
      ({ name }) => !accountedFor.has(name) && !emptyKeys.some((each) => each === name),
    ),
    ...(parsed.error?.issues ?? []).map((issue) => asMistake(issue, values)),
  ]
  if (!parsed.success || mistakes.length > 0 || nearMisses.length > 0)
    throw new ConfigError([...nearMisses, ...mistakes])
  return parsed.data
}
