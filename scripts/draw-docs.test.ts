import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { environmentNames } from '../src/config/environment.ts'
import { screenMap } from '../src/telegram/screens/map.ts'
import { drawConfiguration, notYetInUse } from './draw-configuration.ts'
import { drawScreens } from './draw-screens.ts'

const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

describe('the map of screens', () => {
  const page = drawScreens()
  const rowOf = (name: string) => page.split('\n').find((line) => line.startsWith(`| [${name}](`))

  it('has every screen once, with a file that is there', () => {
    const rows = [...page.matchAll(/^\| \[(\w+)\]\(\.\.\/(.+?)\)/gm)]
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(screenMap))
    expect(rows.filter(([, , file = '']) => !existsSync(path.join(root, file)))).toEqual([])
  })

  it('tells what a screen takes, does, waits for and leads to', () => {
    expect(rowOf('name')).toMatch(
      /\| avatar \| take \| name \| home, newAvatar, avatars \| photos, avatars \|$/,
    )
  })

  it('follows what a screen draws in a file beside it', () => {
    // The order is placed in a file of its own, which several screens share.
    expect(rowOf('order')).toMatch(/\bmaking\b[^|]*\|$/)
  })

  it('sees both screens of a button that chooses between two', () => {
    expect(rowOf('avatars')).toMatch(/\bgender\b.*\bname\b/)
  })
})

describe('the table of the configuration', () => {
  it('has every name once, in the order of the program', () => {
    const names = [...drawConfiguration().matchAll(/^\| `([A-Z\d_]+)` \|/gm)].map(([, name]) => name)
    expect(names).toEqual(environmentNames)
  })

  it('marks as not yet in use what nothing reads, and nothing else', () => {
    const sources = globSync('src/**/*.ts', {
      cwd: root,
      exclude: ['src/config/**', 'src/config.ts', '**/*.test.ts'],
    })
    const program = sources.map(read).join('\n')
    // A property of its own, not a word that others use too.
    const isRead = (words: string) => new RegExp(`\\b${words.replaceAll('.', '\\.')}\\b`).test(program)
    const inUse = Object.entries(notYetInUse).filter(([, words]) => isRead(words))
    expect(inUse).toEqual([])
    for (const [name, words] of Object.entries(notYetInUse))
      expect(read('src/config.ts'), name).toContain(words.split('.').at(-1))
  })
})

describe('what is written by hand', () => {
  const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })]
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

  it.for(pages)('%s names only commands that there are', (page) => {
    const named = [...read(page).matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)].map(([, name = '']) => name)
    const npmItself = ['ci', 'install', 'registry', 'package', 'packages', 'script', 'scripts', 'dependency']
    expect(named.filter((name) => !(name in scripts) && !npmItself.includes(name))).toEqual([])
  })

  it.for(pages)('%s links only to files that there are', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link)
    const missing = links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))
    expect(missing).toEqual([])
  })

  it('has the commands of the README run by .ci/run', () => {
    const run = read('.ci/run') + read('.ci/readme-start.sh')
    const commands = [...read('README.md').matchAll(/```sh\n([^`]+)\n```/g)].map(
      ([, command = '']) => command,
    )
    expect(commands).toEqual(['npm ci && npm start', 'npm ci && npm test'])
    for (const command of commands) for (const part of command.split(' && ')) expect(run).toContain(part)
  })
})
