import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { Failure } from '../../domain/shared/failure.ts'

export interface S3Connection {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export function createS3Client(connection: S3Connection): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = connection
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // The newer default sends checksum trailers, which many S3-compatible servers answer with 411.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A full store lets a request hang instead of refusing it.
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: 60_000,
      socketTimeout: 60_000,
      throwOnRequestTimeout: true,
    },
  })
}

/** Creates a bucket that is not there; new buckets are private. One that exists is left as its owner made it. */
export async function ensureBucket(client: S3Client, place: { bucket: string; connection: S3Connection }) {
  const { bucket, connection } = place
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }))
  } catch (error) {
    if (httpStatusOf(error) !== 404) throw unusable(bucket, error)
    await createBucket(client, bucket, connection)
  }
}

async function createBucket(client: S3Client, bucket: string, { endpoint, region }: S3Connection) {
  // Only Amazon wants the region named again, and refuses to hear of its first one.
  const isForeignRegion = new URL(endpoint).hostname.endsWith('.amazonaws.com') && region !== 'us-east-1'
  try {
    await client.send(
      new CreateBucketCommand({
        Bucket: bucket,
        ...(isForeignRegion && { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } }),
      }),
    )
  } catch (error) {
    // Another process of ours was quicker.
    if (error instanceof Error && error.name === 'BucketAlreadyOwnedByYou') return
    throw unusable(bucket, error)
  }
}

export const httpStatusOf = (error: unknown): number | undefined =>
  (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata?.httpStatusCode

function unusable(bucket: string, cause: unknown): Failure {
  const reason = httpStatusOf(cause) === 403 ? 'access was refused (403)' : String(cause)
  return new Failure(
    'STORAGE_UNAVAILABLE',
    `Bucket "${bucket}" can be neither found nor created: ${reason}. Check S3_ENDPOINT, the keys and the bucket's name.`,
    { cause },
  )
}
