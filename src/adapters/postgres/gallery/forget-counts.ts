import type { Kysely } from 'kysely'
import type { Schema } from '../schema.ts'

/** What the filter shows has changed without an image coming or going: the gallery counts anew. */
export async function forgetCounts(db: Kysely<Schema>, userId: number): Promise<void> {
  await db.updateTable('galleries').set({ total: null }).where('user_id', '=', userId).execute()
}
