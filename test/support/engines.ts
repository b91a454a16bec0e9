import { randomInt, randomUUID } from 'node:crypto'
import { Redis } from 'ioredis'

/**
 * Engines beside the database, where the environment of the tests names them: `TEST_REDIS_URL`, and `TEST_S3_ENDPOINT`
 * with `TEST_S3_ACCESS_KEY_ID` and `TEST_S3_SECRET_ACCESS_KEY`. Each product gets an emptied database of Redis and
 * buckets of its own.
 */
export async function engineEnvironment(): Promise<Readonly<Record<string, string>>> {
  return { ...(await redisEnvironment(process.env['TEST_REDIS_URL'])), ...s3Environment() }
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

function s3Environment(): Readonly<Record<string, string>> {
  const endpoint = process.env['TEST_S3_ENDPOINT']
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
