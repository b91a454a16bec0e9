import { lockDirectory } from '../../src/adapters/postgres/directory-lock.ts'

await lockDirectory(process.argv[2] ?? '')
process.stdout.write('locked')
setInterval(() => undefined, 60_000)
