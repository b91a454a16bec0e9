import { createObjectStorage, type PreparedStorage } from '../../src/adapters/storage/object-storage.ts'
import { storageConfig } from '../../src/config/data-places.ts'

/** The storage that a product with this environment uses. */
export function openStorage(environment: Readonly<Record<string, string>>): PreparedStorage {
  const config = storageConfig(environment)
  return createObjectStorage(
    config.kind === 's3' ? config : { kind: 'files', directory: `${config.dataDir}/objects` },
  )
}
