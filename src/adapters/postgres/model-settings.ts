import { sql, type Kysely } from 'kysely'
import type { ModelSettings, ModelSettingsStore } from '../../domain/generation/model-settings.ts'
import type { Schema } from './schema.ts'

const name = 'models'

/** One row of the settings, so that reading it costs one look by its key. */
export function createModelSettingsStore(db: Kysely<Schema>): ModelSettingsStore {
  return {
    async read() {
      const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
      return (row?.value ?? {}) as ModelSettings
    },

    async change(key, setting) {
      const before = sql`coalesce((select value from settings where name = ${name}), '{}'::jsonb)`
      const after =
        setting === null
          ? sql`settings.value - ${key}::text`
          : sql`settings.value || jsonb_build_object(${key}::text,
              coalesce(settings.value -> ${key}::text, '{}'::jsonb) || ${JSON.stringify(setting)}::jsonb)`
      const first =
        setting === null ? before : sql`jsonb_build_object(${key}::text, ${JSON.stringify(setting)}::jsonb)`
      await sql`
        insert into settings (name, value) values (${name}, ${first})
        on conflict (name) do update set value = ${after}, updated_at = now()`.execute(db)
    },
  }
}
