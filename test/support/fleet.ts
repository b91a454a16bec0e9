import { startBalancer } from './balancer.ts'
import { freePort } from './free-port.ts'
import { runProgram, type RunningProgram } from './run-program.ts'
import { waitFor } from './wait-for.ts'

export interface FleetMember {
  /** As ROLES has them. */
  readonly roles: string
  readonly pid: () => number
  /** Ends it by its number, as a power failure (SIGKILL) or a supervisor (SIGTERM) would; resolves when it is gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals>
  /** Starts it again after an end. */
  start(): Promise<void>
}

export interface Fleet {
  readonly members: readonly FleetMember[]
  /** Before the processes with the role `http`. */
  readonly url: string
  /** Faults in the logs of all its processes, also of those that are dead. */
  faults(): readonly string[]
  /** Everything that they have written. */
  output(): string
  /** Tells all to stop; fails when one does not end well by itself. */
  stop(): Promise<void>
}

export const usualRoles: readonly string[] = ['http', 'http', 'worker', 'worker', 'bot']

/** The product as several processes on the same engines, with updates by webhook unless the environment says otherwise. */
export async function startFleet(needs: {
  readonly environment: Readonly<Record<string, string>>
  readonly directory: string
  /** Whether it knows its address, and so is given webhooks. */
  readonly hasPublicUrl?: boolean
  readonly roles?: readonly string[]
}): Promise<Fleet> {
  const { roles = usualRoles } = needs
  const crew = await Promise.all(roles.map(async (each) => ({ roles: each, port: await freePort() })))
  const balancer = await startBalancer(
    crew.filter((each) => each.roles.includes('http')).map(({ port }) => port),
  )
  const environment = {
    LOG_LEVEL: 'warn',
    TRUST_PROXY: '1',
    ...(needs.hasPublicUrl === false ? {} : { PUBLIC_URL: balancer.url }),
    ...needs.environment,
  }
  const members = crew.map((each) => createMember({ ...each, environment, directory: needs.directory }))
  const output = () => members.map((each) => each.output()).join('')
  try {
    await Promise.all(members.map((each) => each.start()))
  } catch (error) {
    await Promise.all(members.map((each) => each.kill('SIGKILL')))
    await balancer.close()
    throw error
  }
  return {
    members,
    url: balancer.url,
    output,
    faults: () =>
      output()
        .split('\n')
        .filter((line) => /"level":"(error|fatal)"/.test(line)),
    async stop() {
      const ends = await Promise.all(members.map((each) => each.kill('SIGTERM')))
      await balancer.close()
      if (ends.some((end) => end !== 0 && end !== 'SIGKILL'))
        throw new Error(`Ended with ${ends.join(', ')} when told to stop:\n${output().slice(-4000)}`)
    },
  }
}

function createMember(needs: {
  readonly roles: string
  readonly port: number
  readonly environment: Readonly<Record<string, string>>
  readonly directory: string
}): FleetMember & { output(): string } {
  const { roles, port, directory } = needs
  const lives: RunningProgram[] = []
  const current = () => lives.at(-1)
  return {
    roles,
    pid: () => current()?.pid ?? 0,
    output: () => lives.map((life) => life.output()).join(''),
    async kill(signal) {
      const life = current()
      if (!life) return 'SIGKILL'
      if (!life.hasEnded()) await life.kill(signal)
      return life.ended()
    },
    async start() {
      const life = runProgram('src/main.ts', {
        cwd: directory,
        env: { ...needs.environment, ROLES: roles, PORT: String(port) },
      })
      lives.push(life)
      await waitFor(
        `a process with the roles ${roles} to be ready`,
        async () => {
          if (life.hasEnded()) throw new Error(`It ended instead: ${life.output()}`)
          const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
          return answer?.status === 200
        },
        { withinMs: 60_000, everyMs: 50 },
      )
    },
  }
}
