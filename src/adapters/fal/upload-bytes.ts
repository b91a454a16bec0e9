import { Readable } from 'node:stream'
import type { ProviderStorage } from '../../domain/work/provider.ts'

/** What is read once and at once need not lie at FAL for long. */
const lifetimeMs = 3600_000

/** The address under which FAL's models read these bytes for an hour. */
export async function uploadBytes(
  vendorFiles: ProviderStorage,
  file: { readonly name: string; readonly contentType: string; readonly bytes: Uint8Array },
): Promise<string> {
  const { name, contentType, bytes } = file
  const { url } = await vendorFiles.upload({ name, contentType, body: Readable.from([bytes]), lifetimeMs })
  return url
}
