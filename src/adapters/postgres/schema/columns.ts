import type { ColumnType, Generated } from 'kysely'

export type Id = Generated<number>
/** `jsonb`: read parsed, written as text. */
export type Json<T> = ColumnType<T, string, string>
export type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>
export type JsonWithDefault<T> = ColumnType<T, string | undefined, string>
/** `timestamptz`; a Date both ways. */
export type Moment = Date
