import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { removeAbandonedUploads } from './abandoned-uploads.ts'

it('removes the archives that a killed process left behind, and nothing else', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'aisha-test-'))
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
  for (const name of ['aisha-upload-old', 'aisha-upload-young', 'other-old']) {
    await mkdir(path.join(folder, name))
    await writeFile(path.join(folder, name, 'content'), 'photos')
    if (name.endsWith('old')) await utimes(path.join(folder, name), yesterday, yesterday)
  }
  await removeAbandonedUploads(folder)
  expect((await readdir(folder)).toSorted()).toEqual(['aisha-upload-young', 'other-old'])
  await rm(folder, { recursive: true })
})
