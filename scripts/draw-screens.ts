import { readdirSync, readFileSync } from 'node:fs'
import { commands } from '../src/telegram/commands.ts'
import { screenMap, type ScreenName } from '../src/telegram/screens/map.ts'
import { screens } from '../src/telegram/screens/screens.ts'

const directory = new URL('../src/telegram/screens/', import.meta.url)
const names = Object.keys(screenMap) as ScreenName[]

interface Drawn {
  readonly name: ScreenName
  readonly file: string
  readonly takes: readonly string[]
  readonly buttons: readonly string[]
  readonly inputs: readonly string[]
  /** Screens that its buttons open, and screens that it opens after doing something. */
  readonly buttonsTo: readonly ScreenName[]
  readonly opens: readonly ScreenName[]
}

/** docs/screens.md: what the code says about its screens, and nothing that it does not say. */
export function drawScreens(): string {
  const sources = readSources()
  const drawn = names.map((name) => drawScreen(name, sources))
  const leads = drawn.flatMap(({ name, buttonsTo }) =>
    buttonsTo.filter((to) => to !== 'home' && to !== name).map((to) => `  ${name} --> ${to}`),
  )
  const rows = drawn.map(
    (each) =>
      `| [${each.name}](../src/telegram/screens/${each.file}) | ${list(each.takes)} | ${list(each.buttons)} | ` +
      `${list(each.inputs)} | ${list(each.buttonsTo)} | ${list(each.opens)} |`,
  )
  const ways = Object.entries(commands).map(
    ([command, run]) => `| /${command} | ${list(targetsOf(String(run), ['open']))} |`,
  )
  return `${[
    '# Screens',
    '',
    'Drawn from `src/telegram/screens/` by `npm run docs`; `.ci/run` fails when it is stale. Do not edit it by hand.',
    '',
    `${names.length} screens with ${drawn.reduce((sum, { buttons }) => sum + buttons.length, 0)} buttons that do ` +
      'something and the buttons that only open another screen. Arrows are those; the way back to `home`, which ' +
      'nearly every screen offers, is left out.',
    '',
    '```mermaid',
    'flowchart LR',
    ...leads,
    '```',
    '',
    '## Ways in',
    '',
    '| command | opens |',
    '| --- | --- |',
    ...ways,
    '',
    'Words that no screen waits for are a wish and open `order`; a photo that no screen waits for goes to the open ' +
      'draft, or opens `newAvatar`; a button that nobody knows any more is answered and opens `home`.',
    '',
    '## Every screen',
    '',
    '*takes*: what it needs to be opened. *buttons*: what is pressed and does something. *waits for*: messages that ' +
      'it takes. *leads to*: screens behind its other buttons. *opens*: screens that follow what it did.',
    '',
    '| screen | takes | buttons | waits for | leads to | opens |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`
}

function drawScreen(name: ScreenName, sources: ReadonlyMap<string, string>): Drawn {
  const file = [...sources.keys()].find((each) => sources.get(each)?.includes(`= screen('${name}')`))
  if (file === undefined) throw new Error(`No file in ${directory.pathname} declares the screen ${name}`)
  const source = [...partsOf(file, sources)].map((each) => sources.get(each) ?? '').join('\n')
  const words = (action: string, kind: 'button' | 'input') => {
    const found = new RegExp(`const (\\w+) = ${kind}\\(\\s*'${action}'`).exec(source)
    return (found?.[1] ?? action).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  }
  return {
    name,
    file,
    takes: Object.keys(screenMap[name]),
    buttons: screens[name].buttons.map((action) => words(action, 'button')),
    inputs: screens[name].inputs.map((action) => words(action, 'input').replace(/^expect /, '')),
    buttonsTo: targetsOf(source, ['goTo', 'goToAnew']),
    opens: targetsOf(source, ['open']),
  }
}

function readSources(): ReadonlyMap<string, string> {
  const files = readdirSync(directory).filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
  return new Map(files.map((file) => [file, readFileSync(new URL(file, directory), 'utf8')]))
}

/** A screen's file and what it is made of: the files beside it that it imports and that are no screens. */
function partsOf(file: string, sources: ReadonlyMap<string, string>, known = new Set<string>()): Set<string> {
  known.add(file)
  for (const [, imported = ''] of sources.get(file)?.matchAll(/from '\.\/([\w-]+\.ts)'/g) ?? []) {
    const isScreen = / = screen\('\w+'\)/.test(sources.get(imported) ?? '')
    if (!known.has(imported) && !isScreen) partsOf(imported, sources, known)
  }
  return known
}

/** The screens named in the first argument of these calls, in the order of the map. */
function targetsOf(source: string, calls: readonly string[]): ScreenName[] {
  const found = new Set<string>()
  for (const { 0: call, index } of source.matchAll(new RegExp(`\\b(?:${calls.join('|')})\\(`, 'g')))
    for (const [, word = ''] of firstArgument(source.slice(index + call.length)).matchAll(/'(\w+)'/g))
      found.add(word)
  return names.filter((name) => found.has(name))
}

/** Up to the first comma outside brackets. */
function firstArgument(text: string): string {
  let depth = 0
  for (const [index, sign] of text.split('').entries()) {
    if (depth === 0 && (sign === ',' || sign === ')')) return text.slice(0, index)
    if ('([{'.includes(sign)) depth++
    if (')]}'.includes(sign)) depth--
  }
  return text
}

const list = (words: readonly string[]): string => words.join(', ')
