import type { Readable } from 'node:stream'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { S3Driver } from 'flydrive/drivers/s3'
import type { ByteRange } from '../../domain/shared/object-storage.ts'

const partBytes = 8 * 1024 * 1024

/** FlyDrive puts a stream in one request, which S3 refuses without a known length (411). */
export class StreamingS3Driver extends S3Driver {
  readonly #client: S3Client
  readonly #bucket: string

  constructor(options: { client: S3Client; bucket: string }) {
    // Without ACL headers: buckets that enforce their owner refuse them, and ours are private anyway.
    super({ ...options, visibility: 'private', supportsACL: false })
    this.#client = options.client
    this.#bucket = options.bucket
  }

  async readRange(key: string, range?: ByteRange): Promise<Readable> {
    const { Body: body } = await this.#client.send(
      new GetObjectCommand({
        Bucket: this.#bucket,
        Key: key,
        ...(range && { Range: `bytes=${range.from}-${range.to}` }),
      }),
    )
    return body as Readable
  }

  override async putStream(
    key: string,
    contents: Readable,
    options?: { contentType?: string },
  ): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      params: { Bucket: this.#bucket, Key: key, Body: contents, ContentType: options?.contentType },
      partSize: partBytes,
      queueSize: 2,
    })
    await upload.done()
  }
}
