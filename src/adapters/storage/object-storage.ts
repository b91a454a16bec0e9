import path from 'node:path'
import { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { contentTypeOf } from '../../domain/shared/content-types.ts'
import { Failure } from '../../domain/shared/failure.ts'
import {
  buckets,
  type Bucket,
  type ObjectPlace,
  type ObjectStorage,
  type Presign,
} from '../../domain/shared/object-storage.ts'
import { DurableFilesDriver, removeAbandonedDrafts } from './durable-files-driver.ts'
import { createS3Client, ensureBucket, httpStatusOf, type S3Connection } from './s3-buckets.ts'
import { StreamingS3Driver } from './streaming-s3-driver.ts'

export type ObjectStorageConfig =
  | { readonly kind: 'files'; readonly directory: string }
  | ({
      readonly kind: 's3'
      readonly buckets: Readonly<Record<Bucket, string>>
      /** Whether people's browsers reach the endpoint; when left out, an address with https says so. */
      readonly isReachable?: boolean
    } & S3Connection)

export interface PreparedStorage extends ObjectStorage {
  /** Creates folders or buckets that are missing; throws STORAGE_UNAVAILABLE. Once, before the first use. */
  prepare(): Promise<void>
  exists(place: ObjectPlace): Promise<boolean>
  readonly presign: Presign
  close(): void
}

export function createObjectStorage(config: ObjectStorageConfig): PreparedStorage {
  const { disks, drivers, prepare, close, isReachable } =
    config.kind === 'files' ? openFiles(config.directory) : openS3(config)

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

    async read({ bucket, key, range }) {
      const disk = disks[bucket]
      const safe = safeKey(key)
      return reported(`read ${bucket}/${key}`, async () => {
        const { contentLength } = await disk.getMetaData(safe)
        const body = await drivers[bucket].readRange(safe, range)
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

    presign: async ({ bucket, key }, { name, lifetimeMs }) =>
      isReachable
        ? reported(`sign a link to ${bucket}/${key}`, () =>
            disks[bucket].getSignedUrl(safeKey(key), {
              expiresIn: Math.ceil(lifetimeMs / 1000),
              contentDisposition: `attachment; filename="${name}"`,
              contentType: contentTypeOf(key),
            }),
          )
        : undefined,

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
  const drivers = forEachBucket(
    (bucket) => new DurableFilesDriver({ root: path.join(root, bucket), incoming }),
  )
  return {
    drivers,
    disks: forEachBucket((bucket) => new Disk(drivers[bucket])),
    prepare: () => removeAbandonedDrafts(incoming),
    close: () => undefined,
    isReachable: false,
  }
}

function openS3(config: Extract<ObjectStorageConfig, { kind: 's3' }>) {
  const client = createS3Client(config)
  const drivers = forEachBucket((bucket) => new StreamingS3Driver({ client, bucket: config.buckets[bucket] }))
  return {
    drivers,
    disks: forEachBucket((bucket) => new Disk(drivers[bucket])),
    prepare: async () => {
      for (const bucket of new Set(Object.values(config.buckets)))
        await ensureBucket(client, { bucket, connection: config })
    },
    close: () => client.destroy(),
    // Plain http is a server on the inner network: people's browsers do not reach it.
    isReachable: config.isReachable ?? config.endpoint.startsWith('https://'),
  }
}

const forEachBucket = <T>(make: (bucket: Bucket) => T): Readonly<Record<Bucket, T>> =>
  Object.fromEntries(buckets.map((bucket) => [bucket, make(bucket)])) as Record<Bucket, T>

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
