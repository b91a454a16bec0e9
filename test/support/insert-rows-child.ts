import { sql } from 'kysely'
import { openEmbedded } from '../../src/adapters/postgres/open-embedded.ts'
import { runInTransaction } from '../../src/adapters/postgres/transaction.ts'
import { embeddedTemplate } from './database-template.ts'

// Commits one row after the other and says the number of each as soon as it is committed.
const database = await openEmbedded({
  dataDir: process.argv[2] ?? '',
  templateFile: await embeddedTemplate(),
})
await database.runScript('create table if not exists committed (id int primary key, filler text)')
process.stdout.write('open\n')
for (let id = 1; ; id++) {
  await runInTransaction(database.db, async (trx) => {
    await sql`insert into committed values (${id}, repeat('x', 500))`.execute(trx)
  })
  process.stdout.write(`${id}\n`)
}
