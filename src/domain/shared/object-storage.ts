import { Failure } from './failure.ts'

/** Where files of ours lie. Bucket names are roles; the configuration gives them their real names. */
export const buckets = ['photos', 'avatars', 'images', 'imagen4'] as const
export type Bucket = (typeof buckets)[number]

export interface StoredObject {
  readonly body: AsyncIterable<Uint8Array>
  readonly bytes: number
}

/** Keys are made by us from ids, never from what a person typed. A missing object throws OBJECT_NOT_FOUND. */
export interface ObjectStorage {
  put(
    place: { bucket: Bucket; key: string; contentType: string },
    body: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<void>
  read(place: { bucket: Bucket; key: string }): Promise<StoredObject>
  exists(place: { bucket: Bucket; key: string }): Promise<boolean>
  /** Deleting what is not there is not an error. */
  delete(place: { bucket: Bucket; key: string }): Promise<void>
}

/** Undefined for an object that is gone: asking again would not bring it back. */
export async function readIfThere(
  storage: Pick<ObjectStorage, 'read'>,
  bucket: Bucket,
  key: string,
): Promise<AsyncIterable<Uint8Array> | undefined> {
  try {
    return (await storage.read({ bucket, key })).body
  } catch (error) {
    if (error instanceof Failure && error.code === 'OBJECT_NOT_FOUND') return undefined
    throw error
  }
}
