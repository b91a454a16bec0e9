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

/** What was planned no longer fits the schema, or a pooler has led to a server that knows no such plan. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '0A000' || error.code === '26000')

/** From now on this connection prepares the statements that are marked. */
export function prepareMarked(client: PoolClient): void {
  const query = (...args: unknown[]): Promise<QueryResult> =>
    (Client.prototype.query as (...given: unknown[]) => Promise<QueryResult>).apply(client, args)
  let plans = 0
  const queryPrepared = async (text: string, values: unknown): Promise<QueryResult> => {
    const ask = () => query({ name: `${nameOf(text)}-${plans}`, text, values })
    try {
      return await ask()
    } catch (error) {
      if (!isStale(error)) throw error
      plans += 1
      return ask()
    }
  }
  Object.assign(client, {
    query: (...args: unknown[]) => {
      const [text, values] = args
      return typeof text === 'string' && text.lastIndexOf(mark, mark.length) !== -1
        ? queryPrepared(text, values)
        : query(...args)
    },
  })
}
