import { Client } from 'pg'

// Loaded before a program: counts the statements that it sends to PostgreSQL, and says how many when asked to.
let statements = 0
// oxlint-disable-next-line typescript/unbound-method -- called on each connection below
const query = Client.prototype.query as (...args: unknown[]) => unknown
Client.prototype.query = function countingQuery(this: Client, ...args: unknown[]) {
  statements += 1
  return query.apply(this, args)
} as typeof Client.prototype.query

process.on('message', () => process.send?.({ statements }))
