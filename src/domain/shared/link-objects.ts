import { later, type Clock } from './clock.ts'
import { buckets, type Bucket, type ObjectLinks, type ObjectPlace, type Presign } from './object-storage.ts'
import type { LinkSigner } from './sign-links.ts'

/** Where our own server hands out files by signed links. */
export const filesPath = '/files'

/** The storage's own signed address where it has one, else one of ours. */
export const createObjectLinks = (needs: {
  readonly presign: Presign
  readonly signer: LinkSigner
  readonly publicUrl: string | undefined
  readonly clock: Clock
}): ObjectLinks => ({
  async linkTo({ bucket, key }, options) {
    const presigned = await needs.presign({ bucket, key }, options)
    if (presigned !== undefined || needs.publicUrl === undefined) return presigned
    const subject = JSON.stringify([bucket, key, options.name])
    const signed = needs.signer.sign('file', subject, later(needs.clock(), options.lifetimeMs))
    return `${needs.publicUrl}${filesPath}/${signed}`
  },
})

/** What a link of ours leads to; undefined for a subject that no version of ours signs. */
export function readFileSubject(subject: string): (ObjectPlace & { readonly name: string }) | undefined {
  const parts: unknown = JSON.parse(subject)
  if (!Array.isArray(parts) || !parts.every((each) => typeof each === 'string')) return undefined
  const [bucket, key, name] = parts
  if (!buckets.includes(bucket as Bucket) || key === undefined || name === undefined) return undefined
  return { bucket: bucket as Bucket, key, name }
}
