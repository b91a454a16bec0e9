import { compose } from './compose.ts'
import { loadConfig, secretsOf, type Config } from './config.ts'
import { ConfigError } from './config/mistakes.ts'
import { createLogger } from './log.ts'

const stopWithinMs = 25_000

/** One line for a person: what is wrong and the way out, without a stack trace. */
function refuse(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

function readConfig(): Config {
  try {
    return loadConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) refuse(error)
    throw error
  }
}

const config = readConfig()
const log = createLogger({ level: config.logLevel, secrets: secretsOf(config) })
const program = await compose({ config, log, fail: refuse }).catch(refuse)
const { startRoles } = await import('./roles/start-roles.ts')
const running = await startRoles(program).catch(refuse)

let isStopping = false
async function stop(reason: string): Promise<void> {
  if (isStopping) return
  isStopping = true
  log.info(`Stopping: ${reason}`)
  setTimeout(() => process.exit(1), stopWithinMs).unref()
  await running.stop()
  await program.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => void stop(signal).catch(refuse))
// A supervisor that is gone can no longer stop us.
process.once('disconnect', () => void stop('the parent process is gone').catch(refuse))
