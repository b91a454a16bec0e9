import { randomInt, randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'
import { testServer } from './database.ts'

/** Addresses of servers that products in tests use; embedded engines and files where there is none. */
export interface Engines {
  readonly database?: string | undefined
  readonly redis?: string | undefined
  readonly s3?: string | undefined
}

/**
 * What the environment of the tests names: `TEST_DATABASE_URL`, `TEST_REDIS_URL`, and `TEST_S3_ENDPOINT` with
 * `TEST_S3_ACCESS_KEY_ID` and `TEST_S3_SECRET_ACCESS_KEY`.
 */
export const givenEngines: Engines = {
  database: testServer,
  redis: process.env['TEST_REDIS_URL'],
  s3: process.env['TEST_S3_ENDPOINT'],
}

/** Each product gets an emptied database of Redis and buckets of its own. */
export async function engineEnvironment({ redis, s3 }: Engines): Promise<Readonly<Record<string, string>>> {
  return { ...(await redisEnvironment(redis)), ...s3Environment(s3) }
}

async function redisEnvironment(url: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (!url) return {}
  const asking = new Redis(url)
  try {
    const [, databases] = (await asking.config('GET', 'databases')) as [string, string]
    const database = randomInt(Number(databases))
    await asking.select(database)
    await asking.flushdb()
    return { REDIS_URL: `${url.replace(/\/\d*$/, '')}/${database}` }
  } finally {
    asking.disconnect()
  }
}

function s3Environment(endpoint: string | undefined): Readonly<Record<string, string>> {
  if (!endpoint) return {}
  const own = randomUUID().slice(0, 8)
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: process.env['TEST_S3_REGION'] ?? 'us-east-1',
    S3_ACCESS_KEY_ID: process.env['TEST_S3_ACCESS_KEY_ID'] ?? 'test',
    S3_SECRET_ACCESS_KEY: process.env['TEST_S3_SECRET_ACCESS_KEY'] ?? 'testsecret',
    S3_BUCKET_PHOTOS: `photos-${own}`,
    S3_BUCKET_AVATARS: `avatars-${own}`,
    S3_BUCKET_IMAGES: `images-${own}`,
    S3_BUCKET_IMAGEN4: `imagen4-${own}`,
  }
}
