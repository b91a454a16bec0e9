import { sql, type Kysely } from 'kysely'
import type { VendorCopyStore } from '../../domain/work/vendor-copies.ts'
import type { Schema } from './schema.ts'

export function createVendorCopyStore(db: Kysely<Schema>): VendorCopyStore {
  return {
    async find({ bucket, key }, until) {
      const row = await db
        .selectFrom('vendor_copies')
        .select('url')
        .where('bucket', '=', bucket)
        .where('storage_key', '=', key)
        .where('expires_at', '>', until)
        .executeTakeFirst()
      return row?.url
    },

    async keep({ bucket, key }, { url, expiresAt }) {
      // What has expired is of use to nobody, and this is the one who knows.
      await db
        .with('expired', (qb) => qb.deleteFrom('vendor_copies').where('expires_at', '<', sql<Date>`now()`))
        .insertInto('vendor_copies')
        .values({ bucket, storage_key: key, url, expires_at: expiresAt })
        .onConflict((conflict) =>
          conflict.columns(['bucket', 'storage_key']).doUpdateSet({ url, expires_at: expiresAt }),
        )
        .execute()
    },
  }
}
