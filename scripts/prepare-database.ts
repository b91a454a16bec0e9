import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { defaultTemplate } from '../src/adapters/postgres/open-embedded.ts'

// An empty embedded database for first starts to copy, because making one takes two seconds more.
const database = await PGlite.create()
const dump = await database.dumpDataDir('none')
await database.close()

await mkdir(path.dirname(defaultTemplate), { recursive: true })
const unfinished = `${defaultTemplate}.${process.pid}`
await writeFile(unfinished, dump.stream())
await rename(unfinished, defaultTemplate)
