import { expect, test } from 'vitest'
import type { Avatar } from './avatar.ts'
import { nameAvatar } from './draft-avatar.ts'

/** What an avatar is called after somebody wrote these words; undefined when they are no name. */
async function named(words: string): Promise<string | undefined> {
  let name: string | undefined
  const avatar = { id: 1, type: 'portrait', status: 'photos_uploading', photoCount: 0 } as Avatar
  const avatars = {
    find: async () => avatar,
    update: async (_: number, changes: { name?: string }) => void (name = changes.name),
    move: async () => true,
  } as unknown as Parameters<typeof nameAvatar>[0]['avatars']
  const outcome = await nameAvatar({ avatars, limits: { minPhotos: 10 } }, 1, 1, words)
  return outcome.kind === 'kept' ? name : undefined
}

test.each(['', '  ', '\u0000', '\u200b\u2060', '/start', 'x'.repeat(41)])('%j is no name', async (words) => {
  expect(await named(words)).toBeUndefined()
})

test.each([
  [' Anna \n Maria ', 'Anna Maria'],
  ['\u0000Anna', 'Anna'],
  ['👩‍🔬', '👩‍🔬'],
  ['1', '1'],
])('%j is called %j', async (words, name) => {
  expect(await named(words)).toBe(name)
})
