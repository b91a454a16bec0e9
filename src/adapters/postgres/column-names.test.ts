import { expect, expectTypeOf, test } from 'vitest'
import type { AvatarChanges, NewPhoto, NewTraining, PhotoResult } from '../../domain/avatars/avatar-store.ts'
import type { NewImage } from '../../domain/gallery/image.ts'
import type { DraftChanges, NewGeneration } from '../../domain/generation/generation.ts'
import type { NewPerson, PersonChanges } from '../../domain/people/person.ts'
import { toColumns, toFields, type Columns } from './column-names.ts'
import { toJsonb } from './jsonb.ts'
import type { Schema } from './schema.ts'

type Strays<Fields, Table extends keyof Schema> = Exclude<keyof Columns<Fields>, keyof Schema[Table]>

test('every field that is written has its column', () => {
  expectTypeOf<Strays<NewPerson & PersonChanges, 'users'>>().toBeNever()
  expectTypeOf<Strays<AvatarChanges, 'avatars'>>().toBeNever()
  expectTypeOf<Strays<NewPhoto & PhotoResult, 'photos'>>().toBeNever()
  expectTypeOf<Strays<NewTraining, 'trainings'>>().toBeNever()
  expectTypeOf<Strays<DraftChanges, 'order_drafts'>>().toBeNever()
  expectTypeOf<Strays<NewGeneration, 'generations'>>().toBeNever()
  expectTypeOf<Strays<NewImage, 'images'>>().toBeNever()
  expectTypeOf<Strays<{ loraUrl: string }, 'avatars'>>().toEqualTypeOf<'lora_url'>()
})

test('names change between the two spellings and back, values do not', () => {
  const fields = { telegramFileId: 'a', sha256: 'b', defaultCount: 2, data: { innerName: 1 } }
  const columns = { telegram_file_id: 'a', sha256: 'b', default_count: 2, data: { innerName: 1 } }
  expect(toColumns(fields)).toEqual(columns)
  expect(toFields(columns)).toEqual(fields)
})

test('what PostgreSQL cannot hold is taken out of text and JSON, and nothing else', () => {
  expect(toColumns({ wish: 'a\u0000b' })).toEqual({ wish: 'ab' })
  const kept = ['\\u0000', 'C:\\users', '😀', 'tab\t', '"', 'д']
  expect(JSON.parse(toJsonb(kept))).toEqual(kept)
  expect(JSON.parse(toJsonb(['\u0000\u0000', '\\\u0000', '\udc00', { 'k\ud800': 1 }]))).toEqual([
    '\uFFFD\uFFFD',
    '\\\uFFFD',
    '\uFFFD',
    { 'k\uFFFD': 1 },
  ])
  expect(toJsonb(undefined)).toBe('null')
})
