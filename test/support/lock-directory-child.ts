import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { lockDirectory } from '../../src/adapters/postgres/directory-lock.ts'

// Comes and goes: locks the directory as often as it gets it until the time is up, and reports how
// often that was and whether somebody else was ever inside at the same time.
const [directory = '', untilText = '0'] = process.argv.slice(2)
const until = Number(untilText)
const inside = path.join(directory, 'inside')
let entered = 0
let refused = 0

while (Date.now() < until) {
  const lock = await lockDirectory(directory).catch((error: { code?: string }) => {
    if (error.code !== 'DATA_DIR_IN_USE') throw error
    refused++
    return undefined
  })
  if (!lock) continue
  await writeFile(inside, String(process.pid), { flag: 'wx' })
  entered++
  await rm(inside)
  await lock.release()
}
process.stdout.write(JSON.stringify({ entered, refused }))
