import { compareSchemas, type SchemaDifference } from './compare-schemas.ts'
import type { SchemaFacts } from './database-facts.ts'
import type { ExpectedSchemas } from './expected-schema.ts'

export interface MigrationVerdict {
  readonly agrees: boolean
  readonly applied: readonly { readonly name: string; readonly appliedAt: string }[]
  readonly waiting: readonly string[]
  /** The file is no longer the one that was applied. */
  readonly changed: readonly string[]
  /** In the bookkeeping, not among the files. */
  readonly unknown: readonly string[]
  /** Where the real schema is not the one that the applied files make. */
  readonly differences: readonly SchemaDifference[]
}

/** Whether the database is what this version of the program makes of it. */
export function judgeMigrations(
  facts: SchemaFacts,
  { migrations, schemas }: ExpectedSchemas,
): MigrationVerdict {
  const recorded = new Map(facts.applied.map((each) => [each.name, each]))
  const known = new Set(migrations.map(({ name }) => name))
  const newest = migrations.findLastIndex(({ name }) => recorded.has(name))

  const verdict = {
    applied: facts.applied.map(({ name, appliedAt }) => ({ name, appliedAt })),
    waiting: migrations.filter(({ name }) => !recorded.has(name)).map(({ name }) => name),
    changed: migrations
      .filter(({ name, checksum }) => recorded.has(name) && recorded.get(name)?.checksum !== checksum)
      .map(({ name }) => name),
    unknown: facts.applied.filter(({ name }) => !known.has(name)).map(({ name }) => name),
    differences: compareSchemas(schemas[newest + 1] ?? {}, facts.schema),
  }
  const faults = [verdict.waiting, verdict.changed, verdict.unknown, verdict.differences]
  return { ...verdict, agrees: faults.every((each) => each.length === 0) }
}
