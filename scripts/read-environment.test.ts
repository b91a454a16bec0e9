import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readEnvironment } from './read-environment.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'aisha-env-'))
const file = path.join(folder, '.env')
afterAll(() => rmSync(folder, { recursive: true }))

it('reads .env, and what the process was given wins', () => {
  writeFileSync(file, '\uFEFFFAL_KEY="id:secret"\n# PORT=1\nHOST=0.0.0.0\nLOG_LEVEL=debug # loud\n')
  expect(readEnvironment({ file, env: { HOST: '::1', PATH: '/bin' } })).toEqual({
    FAL_KEY: 'id:secret',
    HOST: '::1',
    LOG_LEVEL: 'debug',
    PATH: '/bin',
  })
})

it('needs no file', () => {
  expect(readEnvironment({ file: path.join(folder, 'none'), env: { A: '1' } })).toEqual({ A: '1' })
})

it('says so when the file cannot be read', () => {
  expect(() => readEnvironment({ file: folder, env: {} })).toThrow(
    /Cannot read .*expected a readable text file/,
  )
})
