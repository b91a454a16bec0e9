import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export interface Child {
  process: ChildProcessWithoutNullStreams
  /** What it wrote to standard output so far. */
  output(): string
  /** Resolves when its output contains the text; rejects when it ends before. */
  says(text: string): Promise<void>
  /** Resolves with all of its output; rejects when it failed. */
  finished(): Promise<string>
  kill(): Promise<void>
}

/** Runs a TypeScript file of test/support in a process of its own, which the test may kill and which never outlives it. */
export function runChild(file: string, args: readonly string[]): Child {
  const script = fileURLToPath(new URL(file, import.meta.url))
  const child = spawn(process.execPath, [script, ...args])
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const closed = once(child, 'close')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await closed
  })
  return {
    process: child,
    output: () => output,
    says: async (text) => {
      while (!output.includes(text)) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${file} ended before it said "${text}": ${output}${errors}`)
        await Promise.race([once(child.stdout, 'data'), closed])
      }
    },
    finished: async () => {
      await closed
      if (child.exitCode !== 0) throw new Error(`${file} failed: ${output}${errors}`)
      return output
    },
    kill: async () => {
      child.kill('SIGKILL')
      await closed
    },
  }
}
