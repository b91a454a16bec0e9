import { readFileSync, writeFileSync } from 'node:fs'
import { drawConfiguration } from './draw-configuration.ts'
import { drawScreens } from './draw-screens.ts'

const usage = 'Usage: npm run docs [-- --check]'
const [option, ...rest] = process.argv.slice(2)

if ((option !== undefined && option !== '--check') || rest.length > 0) {
  console.error(usage)
  process.exit(2)
}

const drawn = [
  { file: 'docs/screens.md', draw: () => drawScreens() },
  { file: 'README.md', draw: (text: string) => withTables(text, drawConfiguration()) },
]

for (const { file, draw } of drawn) {
  const place = new URL(`../${file}`, import.meta.url)
  const before = readFileSync(place, { encoding: 'utf8', flag: 'a+' })
  const after = draw(before)
  if (after === before) continue
  if (option === '--check') {
    console.error(`${file} is stale. Run: npm run docs`)
    process.exitCode = 1
  } else {
    writeFileSync(place, after)
    console.log(`drew ${file}`)
  }
}

/** Everything between the first table's title and the next heading is drawn; the rest is written by hand. */
function withTables(text: string, tables: string): string {
  const heading = text.indexOf('\n## Configuration\n')
  const begin = text.indexOf('\n**', heading) + 1
  const end = text.indexOf('\n## ', begin) + 1
  if (heading < 0 || begin === 0 || end === 0)
    throw new Error(
      'README.md needs "## Configuration", a line that begins with "**", and a heading after it',
    )
  return `${text.slice(0, begin)}${tables}\n\n${text.slice(end)}`
}
