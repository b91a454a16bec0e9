import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { waitFor } from './wait-for.ts'

export interface RunningProgram {
  readonly pid: number
  /** What it wrote so far, both streams. */
  output(): string
  errors(): string
  hasEnded(): boolean
  /** Resolves with the exit code, or the signal that ended it. */
  ended(): Promise<number | NodeJS.Signals>
  says(pattern: RegExp, options?: { withinMs?: number }): Promise<string>
  kill(signal: NodeJS.Signals): Promise<void>
}

const running = new Set<RunningProgram>()

/**
 * Runs a file of the repository as a process of its own, with this environment and nothing else. It ends with the
 * test process at the latest: the channel between them closes then.
 */
export function runProgram(
  file: 'src/main.ts' | `scripts/${string}.ts`,
  { env, cwd, args = [] }: { env: Readonly<Record<string, string>>; cwd: string; args?: readonly string[] },
): RunningProgram {
  const script = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  let errors = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    errors += chunk.toString()
  })
  const closed = once(child, 'close')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const program: RunningProgram = {
    pid: child.pid ?? 0,
    output: () => output,
    errors: () => errors,
    hasEnded,
    async ended() {
      await closed
      running.delete(program)
      return child.signalCode ?? child.exitCode ?? -1
    },
    async says(pattern, { withinMs = 20_000 } = {}) {
      await waitFor(`"${pattern.source}" in the output`, () => pattern.test(output) || hasEnded(), {
        withinMs,
      })
      const found = pattern.exec(output)
      if (!found) throw new Error(`${file} ended before it said ${String(pattern)}: ${output}`)
      return found[1] ?? found[0]
    },
    async kill(signal) {
      child.kill(signal)
      await program.ended()
    },
  }
  running.add(program)
  return program
}

/** For `afterEach`: ends what a failed test has left. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((each) => each.kill('SIGKILL')))
}
