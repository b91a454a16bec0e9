export type PhotoBytes =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-big' }
  /** The messenger no longer has the file. */
  | { readonly kind: 'gone' }

/** Reads what a person sent from the messenger that took it; throws TELEGRAM_UNAVAILABLE when it cannot be asked. */
export interface PhotoSource {
  read(fileId: string): Promise<PhotoBytes>
}
