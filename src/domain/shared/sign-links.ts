import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from './clock.ts'

/** What a signed link may be for: one made for one purpose opens nothing else. */
export type LinkPurpose = 'file' | 'export'

export type ReadLink =
  | { readonly kind: 'valid'; readonly subject: string; readonly expiresAt: Date }
  | { readonly kind: 'expired' }
  | { readonly kind: 'forged' }

export interface LinkSigner {
  /** One part of an address: letters, digits, "-", "_" and dots. */
  sign(purpose: LinkPurpose, subject: string, expiresAt: Date): string
  read(purpose: LinkPurpose, signed: string): ReadLink
}

/** The subject stands readable in the link; only the signature makes it ours. */
export function createLinkSigner(needs: { readonly secretKey: string; readonly clock: Clock }): LinkSigner {
  const signatureOf = (purpose: LinkPurpose, body: string): Buffer =>
    createHmac('sha256', needs.secretKey).update(`link:${purpose}:${body}`).digest()

  return {
    sign(purpose, subject, expiresAt) {
      const body = `${Buffer.from(subject).toString('base64url')}.${expiresAt.getTime().toString(36)}`
      return `${body}.${signatureOf(purpose, body).toString('base64url')}`
    },

    read(purpose, signed) {
      const [, body = '', expires = '', signature = ''] =
        /^([\w-]+\.([0-9a-z]{1,11}))\.([\w-]{43})$/.exec(signed) ?? []
      const given = Buffer.from(signature, 'base64url')
      const ours = signatureOf(purpose, body)
      // The signature first: an expiry that nobody signed says nothing.
      if (given.length !== ours.length || !timingSafeEqual(given, ours)) return { kind: 'forged' }
      const expiresAt = new Date(Number.parseInt(expires, 36))
      if (expiresAt <= needs.clock()) return { kind: 'expired' }
      const subject = Buffer.from(body.split('.')[0] ?? '', 'base64url').toString()
      return { kind: 'valid', subject, expiresAt }
    },
  }
}
