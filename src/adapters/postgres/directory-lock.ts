import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { constants } from 'node:fs'
import { Failure } from '../../domain/shared/failure.ts'

export interface DirectoryLock {
  release(): Promise<void>
}

interface Claim {
  id: string
  pid: number
  /** Clock ticks since boot at which the process began; tells a reused pid. Absent outside Linux. */
  processStart: string | undefined
  claimedAt: string
}

/**
 * Claims the directory for this process in `aisha.lock`, or throws Failure('DATA_DIR_IN_USE').
 *
 * The file is a list of claims, one line each, and appending is atomic. Everybody appends first and
 * reads after, so all see the same order, and the first claim whose process lives is the owner's.
 * Claims of dead processes need no removal, hence no moment in which two could remove them.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const file = path.join(directory, 'aisha.lock')
  const claim: Claim = {
    id: randomUUID(),
    pid: process.pid,
    processStart: readProcessStart(process.pid),
    claimedAt: new Date().toISOString(),
  }

  await appendLine(file, JSON.stringify(claim), { create: true })
  let claims = await readClaims(file)
  // The owner removes or replaces the file as a whole; a claim that was lost with it is made again.
  while (!claims.some((each) => each.id === claim.id)) {
    await appendLine(file, JSON.stringify(claim), { create: true })
    claims = await readClaims(file)
  }

  const owner = claims.find((each) => each.id === claim.id || isAlive(each))
  if (owner && owner.id !== claim.id) {
    await appendLine(file, JSON.stringify({ withdrawn: claim.id }), { create: false })
    throw new Failure(
      'DATA_DIR_IN_USE',
      `${directory} is in use by process ${owner.pid} since ${owner.claimedAt}. ` +
        `Stop that process first, or set DATA_DIR to another directory.`,
    )
  }

  if (claims.length > 1) {
    const fresh = `${file}.${claim.id}`
    await writeFile(fresh, `${JSON.stringify(claim)}\n`)
    await rename(fresh, file)
  }
  let isReleased = false
  return {
    release: async () => {
      // By a second call the file may be somebody else's.
      if (isReleased) return
      isReleased = true
      await rm(file, { force: true })
    },
  }
}

async function appendLine(file: string, line: string, options: { create: boolean }): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_APPEND | (options.create ? constants.O_CREAT : 0)
  const handle = await open(file, flags).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !options.create) return undefined
    throw error
  })
  if (!handle) return
  try {
    await handle.write(`${line}\n`)
  } finally {
    await handle.close()
  }
}

/** The claims that stand, oldest first. */
async function readClaims(file: string): Promise<Claim[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const claims: Claim[] = []
  const withdrawn = new Set<string>()
  for (const line of text.split('\n')) {
    const entry = parseLine(line)
    if (entry?.withdrawn) withdrawn.add(entry.withdrawn)
    if (entry?.id && entry.pid) claims.push(entry as Claim)
  }
  return claims.filter((claim) => !withdrawn.has(claim.id))
}

/** A line cut short by a full disk or a power failure is no claim. */
function parseLine(line: string): (Partial<Claim> & { withdrawn?: string }) | undefined {
  try {
    return JSON.parse(line) as Partial<Claim> & { withdrawn?: string }
  } catch {
    return undefined
  }
}

function isAlive(claim: Claim): boolean {
  try {
    process.kill(claim.pid, 0)
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const start = readProcessStart(claim.pid)
  return !start || !claim.processStart || start === claim.processStart
}

function readProcessStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold spaces: count after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}
