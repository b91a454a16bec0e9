import { readdir, readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  avatarStatuses,
  avatarTypes,
  genders,
  photoStatuses,
  trainingTypes,
} from '../../../src/domain/avatars/avatar.ts'
import { ledgerKinds } from '../../../src/domain/billing/ledger.ts'
import { bulkKinds, bulkStatuses } from '../../../src/domain/gallery/bulk-action.ts'
import { mediaKinds } from '../../../src/domain/gallery/image.ts'
import { formats } from '../../../src/domain/generation/formats.ts'
import { generationKinds } from '../../../src/domain/generation/kinds.ts'
import { noticeKinds, noticeStatuses } from '../../../src/domain/notices/notice.ts'
import { buckets } from '../../../src/domain/shared/object-storage.ts'
import { languages } from '../../../src/domain/shared/languages.ts'
import { styleCategories } from '../../../src/domain/styles/style.ts'
import { requestStates, workStatuses } from '../../../src/domain/work/work-status.ts'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

interface Column {
  table: string
  column: string
  type: string
  nullable: boolean
  hasDefault: boolean
}

async function columnsInDatabase(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable,
      column_default is not null or is_identity = 'YES' as "hasDefault"
    from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migrations'
    order by table_name, column_name`.execute(open.db)
  return rows
}

const typesDirectory = new URL('../../../src/adapters/postgres/', import.meta.url)

/** `schema.ts` and `schema/` as text: their types are gone at run time. */
async function columnsInTypes(): Promise<Omit<Column, 'type'>[]> {
  const parts = (await readdir(new URL('schema/', typesDirectory))).map((name) => `schema/${name}`)
  const sources = await Promise.all(
    ['schema.ts', ...parts].map((name) => readFile(new URL(name, typesDirectory), 'utf8')),
  )
  const written = new Map<string, { base: string; own: [string, string][] }>()
  for (const [, name = '', base = '', body = ''] of sources
    .join('\n')
    .matchAll(/interface (\w+)(?: extends (\w+))? \{\n(.*?)\n\}/gs)) {
    const own = [...body.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, column = '', type = '']) => [column, type])
    written.set(name, { base, own: own as [string, string][] })
  }
  const columnsOf = (name: string): [string, string][] => {
    const { base, own } = written.get(name) ?? { base: '', own: [] }
    return [...(base === '' ? [] : columnsOf(base)), ...own]
  }
  const tables = columnsOf('Schema')
  return tables.flatMap(([table, type]) =>
    columnsOf(type).map(([column, columnType]) => ({
      table,
      column,
      nullable: /\| null$|^JsonOrNull</.test(columnType),
      hasDefault: /^(Id$|Generated<|JsonWithDefault<)/.test(columnType),
    })),
  )
}

const byName = (a: { table: string; column: string }, b: { table: string; column: string }) =>
  `${a.table}.${a.column}`.localeCompare(`${b.table}.${b.column}`, 'en')

test('the types of the tables and the tables agree on names, nulls and defaults', async () => {
  const inDatabase = (await columnsInDatabase()).map(({ table, column, nullable, hasDefault }) => ({
    table,
    column,
    nullable,
    hasDefault,
  }))
  const inTypes = await columnsInTypes()
  expect(inTypes.length).toBeGreaterThan(150)
  expect(inTypes.toSorted(byName)).toEqual(inDatabase.toSorted(byName))
})

const closedTypes: Record<string, readonly string[]> = {
  'users.language': languages,
  'users.default_format': formats,
  'ledger_entries.kind': ledgerKinds,
  'avatars.type': avatarTypes,
  'avatars.gender': genders,
  'avatars.status': avatarStatuses,
  'avatars.training_type': trainingTypes,
  'avatars.finetune_type': ['full', 'lora'],
  'avatars.priority': ['speed', 'quality', 'high_res_only'],
  'photos.status': photoStatuses,
  'photos.sent_as': ['photo', 'document'],
  'trainings.status': workStatuses,
  'order_drafts.format': formats,
  'order_drafts.kind': generationKinds,
  'generations.status': workStatuses,
  'generations.format': formats,
  'generations.kind': generationKinds,
  'images.bucket': ['images', 'imagen4'],
  'bulk_actions.kind': bulkKinds,
  'bulk_actions.status': bulkStatuses,
  'exports.language': languages,
  'exports.status': ['pending', 'ready'],
  'gallery_counts.facet': ['all', 'avatar', 'model', 'format', 'month', 'style'],
  'images.media': mediaKinds,
  'vendor_copies.bucket': buckets,
  'styles.category': styleCategories,
  'provider_requests.state': requestStates,
  'notices.kind': noticeKinds,
  'notices.status': noticeStatuses,
}

test('the database knows exactly the states that the domain knows', async () => {
  const { rows } = await sql<{ name: string; definition: string }>`
    select relname || '.' || attname as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'c' and cardinality(c.conkey) = 1 and t.relnamespace = 'public'::regnamespace`.execute(
    open.db,
  )
  const lists = rows
    .filter(({ definition }) => definition.includes('= ANY (ARRAY['))
    .map(({ name, definition }) => [
      name,
      [...definition.matchAll(/'([^']+)'::text/g)].map(([, word]) => word),
    ])
  expect(Object.fromEntries(lists)).toEqual(closedTypes)
})

const falFields = {
  training_type: 'text',
  fal_request_id: 'text',
  learning_rate: 'real',
  trigger_phrase: 'text',
  steps: 'integer',
  multiresolution_training: 'boolean',
  subject_crop: 'boolean',
  create_masks: 'boolean',
  captioning: 'boolean',
  finetune_comment: 'text',
  diffusers_lora_file_url: 'text',
  config_file_url: 'text',
  training_logs: 'text',
  training_error: 'text',
  webhook_url: 'text',
  last_status_check: 'timestamp with time zone',
  fal_response_data: 'jsonb',
  finetune_type: 'text',
}

test('an avatar has the eighteen fields of its training, each of its type', async () => {
  expect(Object.keys(falFields)).toHaveLength(18)
  const types = (await columnsInDatabase())
    .filter(({ table, column }) => table === 'avatars' && column in falFields)
    .map(({ column, type }) => [column, type])
  expect(Object.fromEntries(types)).toEqual(falFields)
})

test('every moment is stored with its time zone, every amount of credits as a whole number', async () => {
  const columns = await columnsInDatabase()
  const odd = columns.filter(
    ({ column, type }) =>
      (/_at$|_since$/.test(column) && type !== 'timestamp with time zone') ||
      (column.endsWith('credits') && type !== 'integer'),
  )
  expect(odd).toEqual([])
})

test('the indexes that the product promises are there', async () => {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where schemaname = 'public'`.execute(
    open.db,
  )
  const definitionOf = (name: string) => rows.find((row) => row.name === name)?.definition
  expect(definitionOf('ix_avatars_fal_request_id')).toMatch(/^CREATE UNIQUE INDEX .*\(fal_request_id\)$/)
  expect(definitionOf('ix_avatars_training_type')).toMatch(/\(training_type\)$/)
  expect(definitionOf('ux_avatars_main')).toMatch(/^CREATE UNIQUE INDEX .*\(user_id\) WHERE \(is_main AND/)
})
