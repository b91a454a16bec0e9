import { createHash, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { sha256Of } from './sha256-of.ts'

it.each([0, 1, 512 * 1024, 512 * 1024 + 1, 3_000_000])('is that of all %s bytes', async (length) => {
  const bytes = randomBytes(length)
  expect(await sha256Of(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
})

it('leaves room for other things on the way', async () => {
  const order: string[] = []
  const hashing = sha256Of(randomBytes(2_000_000)).then(() => order.push('hashed'))
  setImmediate(() => order.push('something else'))
  await hashing
  expect(order).toEqual(['something else', 'hashed'])
})
