import { beforeEach, describe, expect, it } from 'vitest'
import { createLinkSigner } from './sign-links.ts'

let now: Date
beforeEach(() => {
  now = new Date('2026-06-11T12:00:00Z')
})
const clock = () => now
const signer = createLinkSigner({ secretKey: 'a secret of the tests', clock })
const expiresAt = new Date('2026-06-12T12:00:00Z')
const subject = '{"key":"users/1/фото 1.jpg"}'

describe('a signed link', () => {
  it('gives back what it was made for, until it expires', () => {
    const signed = signer.sign('file', subject, expiresAt)
    expect(signed).toMatch(/^[\w.-]+$/)
    expect(signer.read('file', signed)).toEqual({ kind: 'valid', subject, expiresAt })
    now = expiresAt
    expect(signer.read('file', signed)).toEqual({ kind: 'expired' })
  })

  it('opens nothing of another purpose', () => {
    const signed = signer.sign('file', subject, expiresAt)
    expect(signer.read('export', signed)).toEqual({ kind: 'forged' })
  })

  it('is forged when any of its characters is another one', () => {
    const signed = signer.sign('file', subject, expiresAt)
    // The last character carries bits that nobody reads, so it is the one that may change.
    for (let place = 0; place < signed.length - 1; place += 1) {
      const other = signed[place] === 'A' ? 'B' : 'A'
      const altered = signed.slice(0, place) + other + signed.slice(place + 1)
      expect(signer.read('file', altered), altered).toEqual({ kind: 'forged' })
    }
  })

  it('is forged when another key signed it, and when it is none at all', () => {
    const other = createLinkSigner({ secretKey: 'another secret', clock })
    expect(signer.read('file', other.sign('file', subject, expiresAt))).toEqual({ kind: 'forged' })
    for (const nonsense of ['', '...', 'a.b.c', 'x'.repeat(5000), '%00'])
      expect(signer.read('file', nonsense)).toEqual({ kind: 'forged' })
  })
})
