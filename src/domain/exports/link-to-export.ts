import type { LinkSigner } from '../shared/sign-links.ts'

/** Where our own server hands out exports by signed links. */
export const exportsPath = '/exports'

/** Undefined where nothing of ours can be reached from outside. */
export type LinkToExport = (exportId: number, expiresAt: Date) => string | undefined

export const createLinkToExport =
  (needs: { readonly signer: LinkSigner; readonly publicUrl: string | undefined }): LinkToExport =>
  (exportId, expiresAt) =>
    needs.publicUrl &&
    `${needs.publicUrl}${exportsPath}/${needs.signer.sign('export', String(exportId), expiresAt)}`
