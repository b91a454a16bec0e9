import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runChild } from '../../../test/support/run-child.ts'
import { lockDirectory } from './directory-lock.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'aisha-lock-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const lockFile = () => path.join(directory, 'aisha.lock')
const claim = (fields: object) =>
  `${JSON.stringify({ id: 'other', claimedAt: '2026-01-01T00:00:00.000Z', ...fields })}\n`

test('a second opening is refused and told which process has the directory', async () => {
  const lock = await lockDirectory(directory)
  const failure = await lockDirectory(directory).catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'Failure', code: 'DATA_DIR_IN_USE' })
  expect((failure as Error).message).toContain(`process ${process.pid} `)
  expect((failure as Error).message).toContain(directory)
  await lock.release()
})

test('a released directory is free and holds nothing of the lock', async () => {
  await (await lockDirectory(directory)).release()
  expect(await readdir(directory)).toEqual([])
  await (await lockDirectory(directory)).release()
})

test('releasing twice does not free the directory of the next owner', async () => {
  const first = await lockDirectory(directory)
  await first.release()
  const second = await lockDirectory(directory)
  await first.release()
  await expect(lockDirectory(directory)).rejects.toThrow('in use')
  await second.release()
})

test('a refused opening does not become the owner later', async () => {
  const first = await lockDirectory(directory)
  await expect(lockDirectory(directory)).rejects.toThrow('in use')
  await first.release()
  const second = await lockDirectory(directory)
  await second.release()
})

test('the lock of a process that was killed is taken over', async () => {
  const child = runChild('hold-directory-child.ts', [directory])
  await child.says('locked')
  await expect(lockDirectory(directory)).rejects.toThrow(`process ${child.process.pid} `)
  await child.kill()
  const lock = await lockDirectory(directory)
  expect((await readFile(lockFile(), 'utf8')).trim().split('\n')).toHaveLength(1)
  await lock.release()
})

test('the pid of a dead owner may belong to another process by now', async () => {
  await writeFile(lockFile(), claim({ pid: process.pid, processStart: '1' }))
  await (await lockDirectory(directory)).release()
})

test('a line cut short by a full disk stops nobody', async () => {
  await writeFile(lockFile(), '{"id":"half","pi\n')
  await (await lockDirectory(directory)).release()
})

test('a claim by a running process of an unknown start counts', async () => {
  await writeFile(lockFile(), claim({ pid: process.pid }))
  await expect(lockDirectory(directory)).rejects.toThrow('since 2026-01-01T00:00:00.000Z')
})

test('of processes that come and go in the same milliseconds never two are inside', async () => {
  await writeFile(lockFile(), claim({ pid: 2 ** 22 + 1, processStart: '1' }))
  const until = String(Date.now() + 2_500)
  const children = [1, 2, 3, 4].map(() => runChild('lock-directory-child.ts', [directory, until]))
  const reports = await Promise.all(children.map((child) => child.finished()))
  const counts = reports.map((report) => JSON.parse(report) as { entered: number; refused: number })
  expect(counts.reduce((sum, each) => sum + each.entered, 0)).toBeGreaterThan(100)
  expect(counts.reduce((sum, each) => sum + each.refused, 0)).toBeGreaterThan(100)
})
