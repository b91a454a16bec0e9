// Prints the address of a PostgreSQL of this machine that lets one of the usual owners in and make databases.
import { Client } from 'pg'

for (const user of ['postgres', 'root']) {
  const connectionString = `postgres://${user}@127.0.0.1:5432/postgres`
  const client = new Client({ connectionString, connectionTimeoutMillis: 3000, password: '' })
  try {
    await client.connect()
    const { rows } = await client.query(
      'select 1 from pg_roles where rolname = current_user and (rolsuper or rolcreatedb)',
    )
    if (rows.length === 0) continue
    process.stdout.write(`${connectionString}\n`)
    break
  } catch {
    // Not there, or not for us: the script then makes a cluster of its own.
  } finally {
    await client.end().catch(() => undefined)
  }
}
