import type { Bucket, ObjectStorage } from '../shared/object-storage.ts'
import type { ProviderStorage } from './provider.ts'

/** Copies an output of the vendor into our own storage: the vendor's addresses expire. */
export async function keepVendorFile(
  needs: { readonly vendorFiles: ProviderStorage; readonly storage: ObjectStorage },
  url: string,
  place: { readonly bucket: Bucket; readonly key: string; readonly maxBytes: number },
): Promise<void> {
  const { body, contentType } = await needs.vendorFiles.download(url, place.maxBytes)
  await needs.storage.put({ bucket: place.bucket, key: place.key, contentType }, body)
}

export async function readWhole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}
