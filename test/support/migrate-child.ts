import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'

const [url = '', directory = '', startAt = '0'] = process.argv.slice(2)
const database = await openDatabase({ kind: 'postgres', url })
while (Date.now() < Number(startAt));
process.stdout.write(JSON.stringify(await migrate(database, { directory: new URL(directory) })))
await database.close()
