import { ConfigError } from '../src/config/mistakes.ts'
import { databaseConfig, storageConfig } from '../src/config/data-places.ts'
import { Failure } from '../src/domain/shared/failure.ts'
import { moveData } from './move-everything.ts'
import { readEnvironment } from './read-environment.ts'

const usage = `Usage: npm run move-data
Copies the embedded database and the files of DATA_DIR to the PostgreSQL that DATABASE_URL names and to the S3 server
that the S3_ names describe; with one of the two alone, only that. It can be stopped and run again at any time.`

if (process.argv.length > 2) {
  console.error(usage)
  process.exitCode = 2
} else {
  try {
    const env = readEnvironment()
    const dataDir = databaseConfig({ ...env, DATABASE_URL: undefined })
    if (dataDir.kind !== 'embedded') throw new Error('Without DATABASE_URL the database is the embedded one')
    await moveData({
      dataDir: dataDir.dataDir,
      database: databaseConfig(env),
      storage: storageConfig(env),
      say: console.log,
    })
  } catch (error) {
    if (!(error instanceof Failure || error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
