const colours: Readonly<Record<string, number>> = { debug: 34, info: 32, warn: 33, error: 31, fatal: 35 }

interface LogLine {
  readonly level: string
  readonly time: string
  readonly msg?: string
  readonly [field: string]: unknown
}

interface DescribedError {
  readonly message: string
  readonly stack?: string
  readonly cause?: unknown
}

/** One structured line as a person at a terminal reads it; what is not one stays as it is. */
export function readableLine(json: string, { colour }: { readonly colour: boolean }): string {
  const line = parse(json)
  if (!line) return json
  const { level, time, msg = '', pid: _pid, hostname: _hostname, err, error, ...fields } = line
  const paint = (text: string, code: number | undefined) =>
    colour && code !== undefined ? `\u001B[${code}m${text}\u001B[0m` : text

  const head = `${clock(time)} ${paint(level.padEnd(5), colours[level])} ${msg}`
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${short(value)}`)
  const trouble = [err, error].filter(isDescribedError).map(describe)
  return `${[head, ...rest.map((text) => paint(text, 90))].join(' ')}${trouble.join('')}\n`
}

function parse(json: string): LogLine | undefined {
  try {
    const line: unknown = JSON.parse(json)
    return typeof line === 'object' && line !== null && 'level' in line && 'time' in line
      ? (line as LogLine)
      : undefined
  } catch {
    return undefined
  }
}

function clock(time: string): string {
  const date = new Date(time)
  const two = (part: number) => String(part).padStart(2, '0')
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}

const short = (value: unknown): string =>
  typeof value === 'string' && !/\s/.test(value) ? value : (JSON.stringify(value) ?? 'undefined')

const isDescribedError = (value: unknown): value is DescribedError =>
  typeof value === 'object' && value !== null && 'message' in value

function describe(error: DescribedError): string {
  const text = (error.stack ?? error.message).replaceAll('\n', '\n  ')
  return `\n  ${text}${isDescribedError(error.cause) ? `\n  caused by:${describe(error.cause)}` : ''}`
}
