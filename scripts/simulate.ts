import { parseArgs } from 'node:util'
import { openRealDatabase } from '../test/simulation/real-database.ts'
import { simulate, type Report } from '../test/simulation/simulate.ts'

const usage = `Usage: npm run simulate -- --seed 7 [--days 5] [--people 10]     one seed, with its last events when it fails
       npm run simulate -- --seeds 1..200 [--days 5]               many, with a line for each`

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    seeds: { type: 'string' },
    days: { type: 'string', default: '5' },
    people: { type: 'string', default: '10' },
    trace: { type: 'boolean', default: false },
  },
})
const [from, to] = (values.seeds ?? `${values.seed ?? '1'}..${values.seed ?? '1'}`).split('..').map(Number)
if (from === undefined || to === undefined || !Number.isInteger(from) || !Number.isInteger(to)) {
  console.error(usage)
  process.exit(2)
}

const real = await openRealDatabase()
const startedAt = performance.now()
const failed: number[] = []
const totals = new Map<string, number>()
let personDays = 0
let events = 0
for (let seed = from; seed <= to; seed += 1) {
  const report = await simulate(real, { seed, days: Number(values.days), people: Number(values.people) })
  personDays += report.personDays
  events += report.events
  for (const [what, count] of Object.entries(report.counts)) totals.set(what, (totals.get(what) ?? 0) + count)
  if (report.violations.length > 0) failed.push(seed)
  tell(report)
}
await real.close()

const seconds = (performance.now() - startedAt) / 1000
console.log(`
${personDays} person-days over ${to - from + 1} seeds in ${seconds.toFixed(0)} s (${(personDays / seconds).toFixed(1)} a second), ${events} events`)
for (const [what, count] of [...totals].toSorted(([a], [b]) => a.localeCompare(b)))
  console.log(`  ${what}: ${count}`)
console.log(failed.length === 0 ? 'No violation.' : `VIOLATIONS with the seeds ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1

function tell({ seed, violations, hash, events: count, tail, pressed }: Report): void {
  console.log(`seed ${seed}: ${count} events, trace ${hash}${violations.length > 0 ? ', VIOLATED' : ''}`)
  for (const each of violations) console.log(`  ${each}`)
  if (values.trace || (violations.length > 0 && from === to))
    for (const line of tail) console.log(`    ${line}`)
  if (values.trace) for (const [what, times] of pressed) console.log(`    pressed ${what}: ${times}`)
}
