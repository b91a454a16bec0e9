import path from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { Failure } from '../../domain/shared/failure.ts'
import { buckets, type Bucket, type ObjectStorage } from '../../domain/shared/object-storage.ts'
import { DurableFilesDriver, removeAbandonedDrafts } from './durable-files-driver.ts'
import { createS3Client, ensureBucket, httpStatusOf, type S3Connection } from './s3-buckets.ts'
import { StreamingS3Driver } from './streaming-s3-driver.ts'

export type ObjectStorageConfig =
  | { readonly kind: 'files'; readonly directory: string }
  | ({ readonly kind: 's3'; readonly buckets: Readonly<Record<Bucket, string>> } & S3Connection)

export interface PreparedStorage extends ObjectStorage {
  /** Creates folders or buckets that are missing; throws STORAGE_UNAVAILABLE. Once, before the first use. */
  prepare(): Promise<void>
  /** Undefined when it is not there. */
  bytesOf(place: { bucket: Bucket; key: string }): Promise<number | undefined>
  close(): void
}

export function createObjectStorage(config: ObjectStorageConfig): PreparedStorage {
  const { disks, prepare, close } = config.kind === 'files' ? openFiles(config.directory) : openS3(config)

  return {
    prepare: () => reported('prepare the storage', prepare),
    close,

    async put({ bucket, key, contentType }, body) {
      const disk = disks[bucket]
      const safe = safeKey(key)
      await reported(`write ${bucket}/${key}`, () =>
        body instanceof Uint8Array
          ? disk.put(safe, body, { contentType })
          : disk.putStream(safe, Readable.from(body), { contentType }),
      )
    },

    async read({ bucket, key }) {
      const disk = disks[bucket]
      const safe = safeKey(key)
      return reported(`read ${bucket}/${key}`, async () => {
        const { contentLength } = await disk.getMetaData(safe)
        const body = await disk.getStream(safe)
        // An error before anybody reads must wait for the reader instead of ending the process.
        body.on('error', () => undefined)
        return { body, bytes: contentLength }
      })
    },

    bytesOf: ({ bucket, key }) =>
      reported(`look up ${bucket}/${key}`, async () => {
        try {
          return (await disks[bucket].getMetaData(safeKey(key))).contentLength
        } catch (error) {
          if ([...causesOf(error)].some(isMissing)) return undefined
          throw error
        }
      }),

    exists: ({ bucket, key }) =>
      reported(`look up ${bucket}/${key}`, () => disks[bucket].exists(safeKey(key))),

    delete: ({ bucket, key }) =>
      reported(`delete ${bucket}/${key}`, () => disks[bucket].delete(safeKey(key))),
  }
}

function openFiles(directory: string) {
  const root = path.resolve(directory)
  // On the same file system as its target, or the rename would be a copy.
  const incoming = path.join(root, '.incoming')
  return {
    disks: diskOfEach((bucket) => new DurableFilesDriver({ root: path.join(root, bucket), incoming })),
    prepare: () => removeAbandonedDrafts(incoming),
    close: () => undefined,
  }
}

function openS3(config: Extract<ObjectStorageConfig, { kind: 's3' }>) {
  const client = createS3Client(config)
  return {
    disks: diskOfEach((bucket) => new StreamingS3Driver({ client, bucket: config.buckets[bucket] })),
    prepare: async () => {
      for (const bucket of new Set(Object.values(config.buckets)))
        await ensureBucket(client, { bucket, connection: config })
    },
    close: () => client.destroy(),
  }
}

function diskOfEach(driverOf: (bucket: Bucket) => ConstructorParameters<typeof Disk>[0]) {
  return Object.fromEntries(buckets.map((bucket) => [bucket, new Disk(driverOf(bucket))])) as Record<
    Bucket,
    Disk
  >
}

/** FlyDrive rewrites unusual keys, so that two could become one; only what stays as it is gets through. */
function safeKey(key: string): string {
  if (key.length <= 512 && /^[\w-][\w.-]*(?<!\.)(\/[\w-][\w.-]*(?<!\.))*$/.test(key)) return key
  throw new Failure(
    'UNEXPECTED',
    `A storage key has letters, digits, "_", "-", inner dots and "/" between parts; got ${JSON.stringify(key.slice(0, 80))}.`,
  )
}

async function reported<T>(task: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    const causes = [...causesOf(error)]
    const ours = causes.find((cause) => cause instanceof Failure)
    if (ours) throw ours
    if (causes.some(isMissing))
      throw new Failure('OBJECT_NOT_FOUND', `Could not ${task}: not there.`, { cause: error })
    throw new Failure('STORAGE_UNAVAILABLE', `Could not ${task}: ${String(causes.at(-1))}`, { cause: error })
  }
}

function* causesOf(error: unknown): Generator {
  for (let each = error; each !== undefined; each = each instanceof Error ? each.cause : undefined) yield each
}

const isMissing = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'ENOENT' ||
  (httpStatusOf(error) === 404 && (error as Error).name !== 'NoSuchBucket')
