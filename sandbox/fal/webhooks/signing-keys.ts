import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'

import type { Settings } from '../store/database.ts'

type PublicKey = Readonly<Record<'kty' | 'crv' | 'use' | 'kid' | 'x', string>>

export interface SigningKeys {
  readonly current: KeyObject
  /** In no key set: what it signs is forged. */
  readonly stranger: KeyObject
  readonly userId: string
  /** The public key set: an older key first, so that whoever tries only one key notices. */
  readonly jwks: { readonly keys: readonly PublicKey[] }
}

/** Kept in the settings, so that signatures made before a restart stay valid. */
export function loadSigningKeys(settings: Settings): SigningKeys {
  const current = loadKey(settings, 'signing-key')
  const older = loadKey(settings, 'older-signing-key')
  return {
    current,
    stranger: generateKeyPairSync('ed25519').privateKey,
    userId: 'sandbox-user',
    jwks: { keys: [toPublicJwk(older, 'sandbox-1'), toPublicJwk(current, 'sandbox-2')] },
  }
}

function loadKey(settings: Settings, name: string): KeyObject {
  const stored = settings.find(name)
  if (stored) return createPrivateKey(stored)
  const { privateKey } = generateKeyPairSync('ed25519')
  settings.set(name, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  return privateKey
}

function toPublicJwk(key: KeyObject, kid: string): PublicKey {
  const { x = '' } = key.export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', use: 'sig', kid, x }
}
