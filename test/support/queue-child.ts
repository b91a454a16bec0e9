import type { DatabaseConfig } from '../../src/adapters/postgres/database.ts'
import { openDatabase } from '../../src/adapters/postgres/open-database.ts'
import { createQueue } from '../../src/adapters/queue/queue.ts'
import type { QueueDefinition } from '../../src/adapters/queue/queue-definition.ts'

// Takes jobs and never finishes one: the process to be killed in the middle of its work.
const [config = '', definitions = ''] = process.argv.slice(2)
const database = await openDatabase(JSON.parse(config) as DatabaseConfig)
const queue = createQueue({
  database,
  definitions: JSON.parse(definitions) as QueueDefinition[],
  onError: (error) => {
    throw error
  },
})
await queue.start()
const names = (JSON.parse(definitions) as QueueDefinition[]).map((each) => each.name)
const handler = async (payload: object) => {
  process.stdout.write(`running ${JSON.stringify(payload)}\n`)
  await new Promise(() => undefined)
}
await queue.work(Object.fromEntries(names.map((name) => [name, handler])))
for (const name of names) await queue.add(name, { name })
