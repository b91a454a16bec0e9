import { createHash } from 'node:crypto'
import { chmod, rm } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { Failure } from '../../../domain/shared/failure.ts'
import type { Database } from '../database.ts'
import { readDatabaseFacts, readSchemaFacts, type DatabaseFacts, type SchemaFacts } from './database-facts.ts'

/** Nobody else can open an embedded database, so its owner answers what `migrate` asks. */
const questions = {
  status: readSchemaFacts,
  report: readDatabaseFacts,
} satisfies Record<string, (database: Pick<Database, 'db'>) => Promise<SchemaFacts>>

export interface Answers {
  status: SchemaFacts
  report: DatabaseFacts
}

const answerWithinMs = 20_000
/** What fits into the address of a socket everywhere. */
const longestPath = 103

/** Listens in the data directory, readable for its owner alone; nothing where the path is too long for a socket. */
export async function serveFacts(needs: {
  readonly dataDir: string
  readonly database: Pick<Database, 'db'>
}): Promise<{ close(): Promise<void> }> {
  const address = addressOf(needs.dataDir)
  if (!address) return { close: async () => undefined }

  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    // Whoever asked may be gone before the answer is there.
    socket.on('error', () => undefined).on('close', () => open.delete(socket))
    socket.setTimeout(answerWithinMs, () => socket.destroy())
    socket.once('data', (asked: Buffer) => {
      void answer(needs.database, asked.toString().trim()).then((reply) => socket.end(JSON.stringify(reply)))
    })
  })
  // The lock of the directory is ours: a socket that is there was left by a process that was killed.
  await rm(address, { force: true })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(address, resolve)
  })
  server.unref()
  if (process.platform !== 'win32') await chmod(address, 0o600)
  return {
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function answer(database: Pick<Database, 'db'>, asked: string): Promise<object> {
  const question = Object.entries(questions).find(([name]) => name === asked)?.[1]
  if (!question) return { failure: `Expected one of ${Object.keys(questions).join(', ')}.` }
  try {
    return await question(database)
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

/** Undefined when nobody answers there: a program that is starting or stopping, or an older one. */
export async function askFacts<Q extends keyof Answers>(
  dataDir: string,
  question: Q,
): Promise<Answers[Q] | undefined> {
  const address = addressOf(dataDir)
  const reply = address && (await exchange(address, question))
  if (!reply) return undefined
  const facts = JSON.parse(reply) as Answers[Q] & { failure?: string }
  if (facts.failure)
    throw new Failure('DATABASE_UNAVAILABLE', `The running process answered: ${facts.failure}`)
  return facts
}

async function exchange(address: string, question: string): Promise<string | undefined> {
  const socket = connect(address)
  socket.setTimeout(answerWithinMs, () => socket.destroy())
  try {
    socket.write(`${question}\n`)
    return await text(socket)
  } catch {
    return undefined
  } finally {
    socket.destroy()
  }
}

function addressOf(dataDir: string): string | undefined {
  const directory = path.resolve(dataDir)
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\aisha-${createHash('sha256').update(directory).digest('hex').slice(0, 32)}`
  const address = path.join(directory, 'aisha.sock')
  return Buffer.byteLength(address) <= longestPath ? address : undefined
}
