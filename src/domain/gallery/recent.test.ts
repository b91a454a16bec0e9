import { expect, test } from 'vitest'
import { createRecent } from './recent.ts'

test('a value is read once while it is recent, and again when it was pushed out or could not be read', async () => {
  const reads: string[] = []
  const recent = createRecent<string>(2)
  const get = (key: string) =>
    recent(key, async () => {
      reads.push(key)
      return key
    })
  await Promise.all([get('a'), get('a')])
  await get('b')
  await get('a')
  await get('c')
  expect(reads).toEqual(['a', 'b', 'c'])
  expect(await get('a')).toBe('a')
  expect(await get('b')).toBe('b')
  expect(reads).toEqual(['a', 'b', 'c', 'b'])
  await expect(recent('d', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
  expect(await get('d')).toBe('d')
})
