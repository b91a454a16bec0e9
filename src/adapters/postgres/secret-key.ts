import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** The key that signs links and hashes ids: made once, then the same for every process and start. */
export async function loadSecretKey(db: Kysely<Schema>): Promise<string> {
  const made = JSON.stringify(randomBytes(32).toString('base64url'))
  await db
    .insertInto('settings')
    .values({ name: 'secret_key', value: made })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { value } = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'secret_key')
    .executeTakeFirstOrThrow()
  return String(value)
}
