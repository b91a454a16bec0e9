import type { Clock } from '../shared/clock.ts'
import type { ExportStore } from './export.ts'
import { removeExport, type RemoveExportStores } from './remove-export.ts'

const exportsAtOnce = 100

/** Whatever nobody's link leads to any more. */
export async function purgeExports(needs: {
  readonly stores: { readonly exports: Pick<ExportStore, 'findExpired'> }
  readonly inTransaction: (work: (stores: RemoveExportStores) => Promise<void>) => Promise<void>
  readonly clock: Clock
}): Promise<void> {
  for (;;) {
    const expired = await needs.stores.exports.findExpired(needs.clock(), exportsAtOnce)
    for (const each of expired) await needs.inTransaction((stores) => removeExport(stores, each))
    if (expired.length < exportsAtOnce) return
  }
}
