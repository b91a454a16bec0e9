import { ConfigError } from '../src/config/mistakes.ts'
import { databaseConfig } from '../src/config/data-places.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { applyMigrations, repair, report, reset, status } from './migrate-commands.ts'
import { readEnvironment } from './read-environment.ts'

const usage = `Usage: npm run migrate                    applies what is missing
       npm run migrate -- status          whether schema and code agree; exit code 1 when not
       npm run migrate -- report          the same, with sizes, rows, queue and unfinished work
       npm run migrate -- repair [--yes]  brings a drifted bookkeeping in line; without --yes only says how
       npm run migrate -- reset --yes     removes all data; never in production`

const commands = { apply: applyMigrations, status, report, repair, reset }
const taking: readonly string[] = ['repair', 'reset']

const [name = 'apply', ...options] = process.argv.slice(2)
const command = Object.entries(commands).find(([each]) => each === name)?.[1]
const isSure = options.length === 1 && options[0] === '--yes' && taking.includes(name)

if (!command || (options.length > 0 && !isSure)) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    const env = readEnvironment()
    const config = databaseConfig(env)
    process.exitCode = await command({ config, isSure, nodeEnv: env['NODE_ENV'], say: console.log })
  } catch (error) {
    if (!(error instanceof Failure || error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
