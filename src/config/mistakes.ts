import { maskSecrets } from '../log/mask-secrets.ts'

/** One thing that is wrong with the environment. `got` never holds a secret. */
export interface Mistake {
  readonly name: string
  readonly expected: string
  readonly got: string
  readonly wayOut: string
}

/** Everything that is wrong with the environment, in one message. */
export class ConfigError extends Error {
  readonly mistakes: readonly Mistake[]

  constructor(mistakes: readonly Mistake[]) {
    const count = mistakes.length === 1 ? 'one mistake' : `${mistakes.length} mistakes`
    const lines = mistakes.map(
      ({ name, expected, got, wayOut }) =>
        `  ${name}\n    expected ${expected}\n    got      ${got}\n    mend     ${wayOut}`,
    )
    super(
      [
        `The configuration has ${count}, so nothing was started.`,
        ...lines,
        'Every name is explained in .env.example.',
      ].join('\n\n'),
    )
    this.name = 'ConfigError'
    this.mistakes = mistakes
  }
}

const longestShown = 60

/** A value as it may be shown; a secret only by its length. */
export function describeValue(text: string | undefined, { secret }: { readonly secret: boolean }): string {
  if (text === undefined || text === '') return 'nothing'
  if (secret) return `${text.length} characters, not shown here`
  const masked = maskSecrets(text)
  return JSON.stringify(masked.length > longestShown ? `${masked.slice(0, longestShown)}…` : masked)
}
