import type { Database } from '../postgres/database.ts'
import { createQueue } from './queue.ts'

/** Makes the queue's own tables, or brings them up to this version, without doing any work. */
export async function migrateQueue(database: Database): Promise<void> {
  let fault: unknown
  const queue = createQueue({
    database,
    definitions: [],
    onError: (error) => {
      fault ??= error
    },
  })
  try {
    await queue.start()
  } finally {
    await queue.stop({ timeoutMs: 0 })
  }
  if (fault) throw fault
}
