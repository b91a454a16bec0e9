// A sandbox in a process of its own, for tests that kill it. Prints its address.
import { startTelegramSandbox } from '../server.ts'

const [dataDir] = process.argv.slice(2)
const sandbox = await startTelegramSandbox(dataDir === undefined ? {} : { dataDir })
console.log(sandbox.url)
