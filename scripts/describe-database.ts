import { describeDifference } from '../src/adapters/postgres/upkeep/compare-schemas.ts'
import type { DatabaseFacts } from '../src/adapters/postgres/upkeep/database-facts.ts'
import type { MigrationVerdict } from '../src/adapters/postgres/upkeep/judge-migrations.ts'

/** What `migrate -- status` says. */
export function describeVerdict(verdict: MigrationVerdict): string[] {
  const { applied, waiting, changed, unknown, differences } = verdict
  const remarkOf = (name: string) => {
    if (unknown.includes(name)) return '  UNKNOWN: no file has this name'
    return changed.includes(name) ? '  CHANGED: the file is not the one that was applied' : ''
  }
  return [
    ...applied.map(({ name, appliedAt }) => `applied ${appliedAt}  ${name}${remarkOf(name)}`),
    ...waiting.map((name) => `waiting ${' '.repeat(24)}  ${name}`),
    ...(differences.length > 0 ? ['', 'The schema is not the one that the applied migrations make:'] : []),
    ...differences.map((each) => `  ${describeDifference(each)}`),
    '',
    ...conclusionOf(verdict),
  ]
}

function conclusionOf({ agrees, waiting, changed, unknown, differences }: MigrationVerdict): string[] {
  if (agrees) return ['Schema and code agree.']
  return [
    'Schema and code do not agree.',
    ...(unknown.length > 0
      ? ['Applied by a later version, or renamed: start that version, or see: npm run migrate -- repair']
      : []),
    ...(changed.length > 0 ? ['Put changed files back as they were, or see: npm run migrate -- repair'] : []),
    ...(differences.length > 0
      ? ['The schema was changed by hand: undo it, or write it as a migration.']
      : []),
    ...(waiting.length > 0 && unknown.length + changed.length + differences.length === 0
      ? ['Run: npm run migrate']
      : []),
  ]
}

/** What `migrate -- report` says before it. */
export function describeReport(facts: DatabaseFacts): string[] {
  const { tables, unfinished } = facts
  const width = Math.max(
    ...tables.map(({ name }) => name.length),
    ...unfinished.map(({ what }) => what.length),
    12,
  )
  return [
    `server    ${facts.server}`,
    `database  ${facts.database}, ${sizeOf(facts.bytes)}`,
    `queue     ${facts.queueVersion === null ? 'not made yet: the first start does' : `schema version ${facts.queueVersion}`}`,
    '',
    'rows',
    ...tables.map(
      ({ name, rows, isEstimate, bytes }) =>
        `  ${name.padEnd(width)} ${`${isEstimate ? 'about ' : ''}${rows}`.padStart(14)}  ${sizeOf(bytes)}`,
    ),
    '',
    'unfinished',
    ...(unfinished.length === 0 ? ['  nothing'] : []),
    ...unfinished.map(({ what, count }) => `  ${what.padEnd(width)} ${String(count).padStart(14)}`),
  ]
}

function sizeOf(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB']
  const step = bytes === 0 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), units.length - 1)
  return `${Math.round((bytes / 1024 ** step) * 10) / 10} ${units[step]}`
}
