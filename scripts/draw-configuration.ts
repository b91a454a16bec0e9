import { readFileSync } from 'node:fs'
import { environmentNames, type EnvironmentName } from '../src/config/environment.ts'

/**
 * Names that are read and judged, but that nothing acts upon yet, with the words of the code that will. Whoever
 * brings the feature takes the name from here; a test fails as long as it stands here and the words are in use.
 */
export const notYetInUse: Readonly<Partial<Record<EnvironmentName, string>>> = {
  FAL_DAILY_BUDGET: 'dailyBudgetDollars',
  MINI_APP_FRAME_ORIGINS: 'miniAppFrameOrigins',
  ADMIN_IDS: 'adminIds',
}

interface Group {
  readonly title: string
  readonly settings: { readonly name: EnvironmentName; readonly fallback: string; readonly meaning: string }[]
}

/** The configuration table of the README, made of .env.example, which tests hold to what the program reads. */
export function drawConfiguration(): string {
  const tables = readGroups().map(({ title, settings }) =>
    [
      `**${title}**`,
      '',
      '| name | default | meaning |',
      '| --- | --- | --- |',
      ...settings.map(
        ({ name, fallback, meaning }) =>
          `| \`${name}\` | ${fallback === '' ? '–' : `\`${fallback}\``} | ${meaning}${noteOf(name)} |`,
      ),
    ].join('\n'),
  )
  return tables.join('\n\n')
}

const noteOf = (name: EnvironmentName): string => (name in notYetInUse ? ' *Not yet in use.*' : '')

/** `# Title` at the head of a paragraph, then `# meaning` and `# NAME=default` in turns. */
function readGroups(): Group[] {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
  const [, ...paragraphs] = example.trim().split('\n\n')
  return paragraphs.map((paragraph) => {
    const [title = '', ...lines] = paragraph.split('\n').map((line) => line.replace(/^# /, ''))
    const settings = lines.flatMap((line, index) => {
      const name = environmentNames.find((each) => line.startsWith(`${each}=`))
      if (name === undefined) return []
      return [{ name, fallback: line.slice(name.length + 1), meaning: escape(lines[index - 1] ?? '') }]
    })
    return { title, settings }
  })
}

const escape = (text: string): string => {
  const linked = text.replace(/(?<!`)(postgres|redis):\/\/\S+?(?=;)/, (address) => `\`${address}\``)
  return linked.replaceAll('|', '\\|').replace(/(?<=\s)([A-Z]+_[A-Z_]+)\b/g, '`$1`')
}
