import type { Config } from '../config.ts'
import { createLinkToExport } from '../domain/exports/link-to-export.ts'
import type { Clock } from '../domain/shared/clock.ts'
import { createObjectLinks } from '../domain/shared/link-objects.ts'
import type { Presign } from '../domain/shared/object-storage.ts'
import { createLinkSigner } from '../domain/shared/sign-links.ts'

/** Signed, expiring addresses of what we keep. */
export function openLinks(needs: {
  readonly config: Config
  readonly secretKey: string
  readonly presign: Presign
  readonly clock: Clock
}) {
  const { config, secretKey, presign, clock } = needs
  const signer = createLinkSigner({ secretKey, clock })
  const { publicUrl } = config.server
  return {
    signer,
    objects: createObjectLinks({ presign, signer, publicUrl, clock }),
    toExport: createLinkToExport({ signer, publicUrl }),
  }
}
