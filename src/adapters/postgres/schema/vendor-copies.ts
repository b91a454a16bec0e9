import type { Bucket } from '../../../domain/shared/object-storage.ts'
import type { Moment } from './columns.ts'

export interface VendorCopiesTable {
  bucket: Bucket
  storage_key: string
  url: string
  expires_at: Moment
}
