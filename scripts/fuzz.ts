import { startProduct } from '../test/support/product.ts'
import { fuzzUpdates } from '../test/simulation/fuzz-updates.ts'
import { fuzzWebhooks } from '../test/simulation/fuzz-webhooks.ts'
import { openRealDatabase } from '../test/simulation/real-database.ts'

const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number)

const real = await openRealDatabase()
const { updates, answered, faults, heapMb } = await fuzzUpdates(real, { seed, count })
await real.close()
const kinds = new Map<string, string>()
for (const fault of faults) kinds.set(/"message":"([^"]{0,90})/.exec(fault)?.[1] ?? fault.slice(0, 90), fault)
for (const fault of kinds.values()) console.log(fault)
console.log(
  `${updates} updates: ${answered} calls of Telegram, ${faults.length} faults; heap ${heapMb.join(' → ')} MB`,
)

const product = await startProduct({ updates: 'webhook' })
const { answers, state } = await fuzzWebhooks(product, { seed, count: count / 5 })
await product.stop()
const isUnchanged = state[0] === state[1]
console.log(
  `${count / 5} webhooks: answered ${JSON.stringify(answers)}, ${isUnchanged ? 'nothing' : 'SOMETHING'} changed`,
)
process.exitCode = faults.length === 0 && isUnchanged && Object.keys(answers).join() === '401' ? 0 : 1
