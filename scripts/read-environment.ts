import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

export type Environment = Readonly<Record<string, string | undefined>>

/** What `.env` says where there is one; what the process was given wins. */
export function readEnvironment({
  file = '.env',
  env = process.env,
}: { readonly file?: string; readonly env?: Environment } = {}): Environment {
  return { ...parseEnv(textOf(file)), ...env }
}

function textOf(file: string): string {
  try {
    // Editors on Windows begin the file with a mark that would become a part of the first name.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw new Error(`Cannot read ${file}: expected a readable text file. Correct its rights, or remove it.`, {
      cause: error,
    })
  }
}
