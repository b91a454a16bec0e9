import type { z } from 'zod'
import type { Bucket } from '../domain/shared/object-storage.ts'
import { checkNames } from './check-names.ts'
import type { Environment } from './check-environment.ts'
import { s3Halves } from './combinations.ts'
import type { environment } from './environment.ts'

export type DatabaseConfig =
  | { readonly kind: 'embedded'; readonly dataDir: string; readonly autoMigrate: boolean }
  | { readonly kind: 'postgres'; readonly url: string; readonly autoMigrate: boolean }

export type StorageConfig =
  | { readonly kind: 'files'; readonly dataDir: string }
  | {
      readonly kind: 's3'
      readonly endpoint: string
      readonly region: string
      readonly accessKeyId: string
      readonly secretAccessKey: string
      readonly buckets: Readonly<Record<Bucket, string>>
    }

type Settings = z.output<typeof environment>

const databaseNames = ['DATABASE_URL', 'AUTO_MIGRATE', 'DATA_DIR'] as const
const storageNames = [
  'S3_ENDPOINT',
  'S3_REGION',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'S3_BUCKET_PHOTOS',
  'S3_BUCKET_AVATARS',
  'S3_BUCKET_IMAGES',
  'S3_BUCKET_IMAGEN4',
  'DATA_DIR',
] as const

/** The database's part of the configuration alone: what looks after it needs neither token nor key. */
export const databaseConfig = (env: Environment): DatabaseConfig =>
  databaseOf(checkNames(env, { names: databaseNames }))

/** The same for where files lie. */
export const storageConfig = (env: Environment): StorageConfig =>
  storageOf(checkNames(env, { names: storageNames, together: s3Halves }))

export const databaseOf = (e: Pick<Settings, (typeof databaseNames)[number]>): DatabaseConfig =>
  e.DATABASE_URL
    ? { kind: 'postgres', url: e.DATABASE_URL, autoMigrate: e.AUTO_MIGRATE }
    : { kind: 'embedded', dataDir: e.DATA_DIR, autoMigrate: e.AUTO_MIGRATE }

export function storageOf(e: Pick<Settings, (typeof storageNames)[number]>): StorageConfig {
  const { S3_ENDPOINT: endpoint, S3_REGION: region } = e
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = e
  if (!endpoint || !region || !accessKeyId || !secretAccessKey) return { kind: 'files', dataDir: e.DATA_DIR }
  const buckets = {
    photos: e.S3_BUCKET_PHOTOS,
    avatars: e.S3_BUCKET_AVATARS,
    images: e.S3_BUCKET_IMAGES,
    imagen4: e.S3_BUCKET_IMAGEN4,
  }
  return { kind: 's3', endpoint, region, accessKeyId, secretAccessKey, buckets }
}
