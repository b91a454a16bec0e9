import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { createS3Client } from '../../src/adapters/storage/s3-buckets.ts'
import { storageConfig } from '../../src/config/data-places.ts'
import { buckets } from '../../src/domain/shared/object-storage.ts'

/** The key of every object that the product with this environment has stored. */
export async function storedKeys(
  environment: Readonly<Record<string, string>>,
): Promise<ReadonlySet<string>> {
  const config = storageConfig(environment)
  const keys = new Set<string>()
  if (config.kind === 'files') {
    for (const bucket of buckets) {
      const root = path.join(config.dataDir, 'objects', bucket)
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of entries)
        if (entry.isFile()) keys.add(path.relative(root, path.join(entry.parentPath, entry.name)))
    }
    return keys
  }
  const client = createS3Client(config)
  for (const bucket of Object.values(config.buckets)) {
    let token: string | undefined
    do {
      const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }))
      for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.add(Key)
      token = page.NextContinuationToken
    } while (token !== undefined)
  }
  client.destroy()
  return keys
}
