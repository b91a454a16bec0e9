import { Failure } from './failure.ts'

/** Where files of ours lie. Bucket names are roles; the configuration gives them their real names. */
export const buckets = ['photos', 'avatars', 'images', 'imagen4'] as const
export type Bucket = (typeof buckets)[number]

export interface ObjectPlace {
  readonly bucket: Bucket
  readonly key: string
}

/** Bytes of something, the last one included. */
export interface ByteRange {
  readonly from: number
  readonly to: number
}

export interface StoredObject {
  readonly body: AsyncIterable<Uint8Array>
  /** Of the whole object, also where only a range of it is read. */
  readonly bytes: number
}

/** Keys are made by us from ids, never from what a person typed. A missing object throws OBJECT_NOT_FOUND. */
export interface ObjectStorage {
  put(
    place: { bucket: Bucket; key: string; contentType: string },
    body: Uint8Array | AsyncIterable<Uint8Array>,
  ): Promise<void>
  /** A range must lie within the object. */
  read(place: ObjectPlace & { readonly range?: ByteRange }): Promise<StoredObject>
  /** Undefined when it is not there. */
  bytesOf(place: ObjectPlace): Promise<number | undefined>
  /** Deleting what is not there is not an error. */
  delete(place: { bucket: Bucket; key: string }): Promise<void>
}

/** An address that the storage's own server answers for a while; undefined where it has none that people reach. */
export type Presign = (
  place: ObjectPlace,
  options: { readonly name: string; readonly lifetimeMs: number },
) => Promise<string | undefined>

/** Addresses at which anybody may fetch one object for a while. */
export interface ObjectLinks {
  /** Undefined where nothing of ours can be reached from outside. `name` is what the file is called once saved. */
  readonly linkTo: Presign
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
