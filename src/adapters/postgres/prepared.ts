import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Client, type PoolClient, type QueryResult } from 'pg'

const mark = '/* prepared */'

/** At the front of a statement that is asked all the time, and for which one plan suits all values: planned once. */
export const prepared = sql.raw(`${mark} `)

const names = new Map<string, string>()

/** PostgreSQL keeps the plan under a name, for as long as the connection lasts. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/** From now on this connection prepares the statements that are marked. */
export function prepareMarked(client: PoolClient): void {
  const query = (...args: unknown[]): Promise<QueryResult> =>
    (Client.prototype.query as (...given: unknown[]) => Promise<QueryResult>).apply(client, args)
  Object.assign(client, {
    query: (...args: unknown[]) => {
      const [text, values] = args
      return typeof text === 'string' && text.lastIndexOf(mark, mark.length) !== -1
        ? query({ name: nameOf(text), text, values })
        : query(...args)
    },
  })
}
