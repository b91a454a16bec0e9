import type { Database } from '../database.ts'
import { bookkeepingTable, migrationLock } from '../migrate.ts'
import type { Migration } from '../migration-files.ts'
import { compareSchemas, type SchemaDifference } from './compare-schemas.ts'
import type { SchemaFacts } from './database-facts.ts'
import type { ExpectedSchemas } from './expected-schema.ts'

export type RepairStep =
  | { readonly kind: 'record'; readonly name: string; readonly checksum: string }
  | { readonly kind: 'correct'; readonly name: string; readonly checksum: string }
  | { readonly kind: 'forget'; readonly name: string }

export type RepairPlan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'steps'; readonly steps: readonly RepairStep[] }
  /** The real schema is none that the files make: a person must decide. `after` is the file it is nearest to. */
  | {
      readonly kind: 'impossible'
      readonly after: string | undefined
      readonly differences: readonly SchemaDifference[]
    }

/**
 * The bookkeeping follows the real schema: the files that make exactly this schema are the ones that count as applied.
 * A file that changes data alone leaves no trace in the schema, so it counts only where it is recorded or where a
 * later one, which cannot have run before it, is there.
 */
export function planRepair(facts: SchemaFacts, { migrations, schemas }: ExpectedSchemas): RepairPlan {
  const compared = schemas.map((schema) => compareSchemas(schema, facts.schema))
  const fitting = compared.flatMap((differences, count) => (differences.length === 0 ? [count] : []))
  const isRecorded = ({ name, checksum }: Migration) =>
    facts.applied.some((each) => each.name === name || each.checksum === checksum)
  const recorded = fitting.filter((count) => migrations.slice(count - 1, count).some(isRecorded))
  const count = recorded.at(-1) ?? fitting[0]

  if (count === undefined) {
    const fewest = Math.min(...compared.map(({ length }) => length))
    const nearest = compared.findLastIndex(({ length }) => length === fewest)
    return {
      kind: 'impossible',
      after: migrations[nearest - 1]?.name,
      differences: compared[nearest] ?? [],
    }
  }
  const steps = stepsTo(migrations.slice(0, count), facts)
  return steps.length === 0 ? { kind: 'nothing' } : { kind: 'steps', steps }
}

function stepsTo(wanted: readonly Migration[], { applied }: SchemaFacts): readonly RepairStep[] {
  const rows = new Map(applied.map((each) => [each.name, each.checksum]))
  const names = new Set(wanted.map(({ name }) => name))
  return [
    ...applied.filter(({ name }) => !names.has(name)).map(({ name }) => ({ kind: 'forget', name }) as const),
    ...wanted.flatMap(({ name, checksum }): RepairStep[] => {
      if (!rows.has(name)) return [{ kind: 'record', name, checksum }]
      return rows.get(name) === checksum ? [] : [{ kind: 'correct', name, checksum }]
    }),
  ]
}

/** All steps or none, under the lock that migrations take. */
export async function repairBookkeeping(database: Database, steps: readonly RepairStep[]): Promise<void> {
  await database.runScript([migrationLock, bookkeepingTable, ...steps.map(statementOf)].join(';\n'))
}

function statementOf(step: RepairStep): string {
  const name = quoted(step.name)
  switch (step.kind) {
    case 'forget':
      return `delete from schema_migrations where name = ${name}`
    case 'correct':
      return `update schema_migrations set checksum = ${quoted(step.checksum)} where name = ${name}`
    case 'record':
      return `insert into schema_migrations (name, checksum) values (${name}, ${quoted(step.checksum)})`
  }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
