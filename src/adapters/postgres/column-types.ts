/** PostgreSQL's numbers of the types whose reading differs between the two drivers. */
const oids = {
  int8: 20,
  date: 1082,
  interval: 1186,
  numeric: 1700,

  int8Array: 1016,
  numericArray: 1231,
}

/** Ids and counts are plain numbers here; one too large to be exact is a fault, never a rounded id. */
function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`Expected a bigint that a number holds exactly, got ${text}.`)
  return value
}

/** One-dimensional arrays of numbers, which are never quoted. */
function parseArray(parse: (text: string) => number) {
  return (text: string) =>
    text === '{}'
      ? []
      : text
          .slice(1, -1)
          .split(',')
          .map((entry) => (entry === 'NULL' ? null : parse(entry)))
}

/** How columns become values, the same on both engines; what is not named here both read alike. */
export const columnParsers: Record<number, (text: string) => unknown> = {
  [oids.int8]: parseInteger,
  [oids.numeric]: Number,
  // A day has no time zone: a Date would move it to another day in half of the world.
  [oids.date]: String,
  [oids.interval]: String,
  [oids.int8Array]: parseArray(parseInteger),
  [oids.numericArray]: parseArray(Number),
}
