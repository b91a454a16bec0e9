import { createModelSettingsStore } from '../src/adapters/postgres/model-settings.ts'
import { ConfigError } from '../src/config/mistakes.ts'
import { databaseConfig } from '../src/config/data-places.ts'
import { imageModels, trainers } from '../src/domain/generation/catalogue.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { drawModels, readSetting } from './model-commands.ts'
import { withDatabase } from './reach-database.ts'
import { readEnvironment } from './read-environment.ts'

const usage = `Usage: npm run models                                        every model, as it is in force
       npm run models -- set <model> endpoint=<id>           another endpoint of the same shape
       npm run models -- set <model> factor=<number>         its price is the base price times this
       npm run models -- set <model> enabled=<true|false>    false: its successor takes over
       npm run models -- reset <model>                       as the catalogue has it, retirement forgotten
A running program follows within seconds.`

/** PostgreSQL's undefined_table. */
const isWithoutTables = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42P01'

const [command = 'list', key = '', ...words] = process.argv.slice(2)
const isKnown = [...imageModels, ...trainers].some((model) => model.key === key)
const setting = command === 'set' && isKnown ? readSetting(words) : undefined

if (command !== 'list' && !(command === 'reset' && isKnown && words.length === 0) && !setting) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    await withDatabase(databaseConfig(readEnvironment()), async ({ db }) => {
      const store = createModelSettingsStore(db)
      if (command !== 'list') await store.change(key, setting ?? null)
      console.log(drawModels(await store.read()))
    })
  } catch (error) {
    const isExplained = error instanceof Failure || error instanceof ConfigError
    if (!isExplained && !isWithoutTables(error)) throw error
    console.error(isExplained ? error.message : 'The database has no tables yet: npm run migrate')
    process.exitCode = 1
  }
}
