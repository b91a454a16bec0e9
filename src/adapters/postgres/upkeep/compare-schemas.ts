import type { SchemaParts } from './read-schema.ts'

export interface SchemaDifference {
  /** Kind and name, such as `index ix_avatars_user`. */
  readonly part: string
  /** Absent: the migrations do not make it. */
  readonly expected?: string
  /** Absent: the database does not have it. */
  readonly actual?: string
}

/** Where the database is not what the migrations make of it; of a missing or foreign table only the table is told. */
export function compareSchemas(expected: SchemaParts, actual: SchemaParts): readonly SchemaDifference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])].sort()
  const differences = names.flatMap((part): SchemaDifference[] => {
    const [wanted, found] = [expected[part], actual[part]]
    if (wanted === found) return []
    // Whoever runs the server may add extensions of their own.
    if (wanted === undefined && part.startsWith('extension ')) return []
    return [
      {
        part,
        ...(wanted === undefined ? {} : { expected: wanted }),
        ...(found === undefined ? {} : { actual: found }),
      },
    ]
  })
  const wholeTables = differences.filter(isTable).map(({ part }) => part.slice('table '.length))
  return differences.filter((each) => isTable(each) || !wholeTables.some((table) => belongsTo(each, table)))
}

const isTable = ({ part }: SchemaDifference): boolean => part.startsWith('table ')

function belongsTo({ part, expected, actual }: SchemaDifference, table: string): boolean {
  const name = part.slice(part.indexOf(' ') + 1)
  if (part.startsWith('index ')) return new RegExp(` ON ${table} `).test(expected ?? actual ?? '')
  return /^(column|constraint|trigger) /.test(part) && name.startsWith(`${table}.`)
}

/** One line for a person. */
export function describeDifference({ part, expected, actual }: SchemaDifference): string {
  if (actual === undefined) return `missing: ${part}${shown(expected)}`
  if (expected === undefined) return `unknown: ${part}${shown(actual)}`
  return `differs: ${part}\n    expected ${short(expected)}\n    found    ${short(actual)}`
}

const longestShown = 160
const short = (text: string) => (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text)
const shown = (text = '') => (text === '' ? '' : ` (${short(text)})`)
