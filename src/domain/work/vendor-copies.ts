import { later, type Clock } from '../shared/clock.ts'
import { readIfThere, type Bucket, type ObjectStorage } from '../shared/object-storage.ts'
import type { ProviderStorage } from './provider.ts'

/** Addresses under which a vendor reads files of ours; the stores that hold them are never within its reach. */
export interface VendorCopyStore {
  /** An address that is good until then at least. */
  find(file: { readonly bucket: Bucket; readonly key: string }, until: Date): Promise<string | undefined>
  /** Replaces an older address of the same file. */
  keep(
    file: { readonly bucket: Bucket; readonly key: string },
    copy: { readonly url: string; readonly expiresAt: Date },
  ): Promise<void>
}

const lifetimeMs = 7 * 24 * 3600 * 1000
/** Renewed early enough that a request waiting in the vendor's queue still finds it. */
const marginMs = 6 * 3600 * 1000

/** An address of a picture that the vendor can read for hours to come; undefined when we have the picture no more. */
export async function vendorCopyOf(
  needs: {
    readonly copies: VendorCopyStore
    readonly storage: ObjectStorage
    readonly vendorFiles: ProviderStorage
    readonly clock: Clock
  },
  file: { readonly bucket: Bucket; readonly key: string },
): Promise<string | undefined> {
  const kept = await needs.copies.find(file, later(needs.clock(), marginMs))
  if (kept !== undefined) return kept
  const body = await readIfThere(needs.storage, file.bucket, file.key)
  if (!body) return undefined
  const isPng = file.key.endsWith('.png')
  const copy = await needs.vendorFiles.upload({
    name: isPng ? 'picture.png' : 'picture.jpg',
    contentType: isPng ? 'image/png' : 'image/jpeg',
    body,
    lifetimeMs,
  })
  await needs.copies.keep(file, copy)
  return copy.url
}
