/** The domain says `photoCount`, a column is named `photo_count`; nothing else differs, so no mapping is written by hand. */
type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}`
  : Name
type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

export type Columns<Fields> = { [Name in keyof Fields as SnakeCase<Name & string>]: Fields[Name] }
export type Fields<Row> = { [Name in keyof Row as CamelCase<Name & string>]: Row[Name] }

/** PostgreSQL's text cannot hold NUL, which a vendor's log or a request can. */
export const storable = <T>(value: T): T =>
  (typeof value === 'string' ? value.replaceAll('\u0000', '') : value) as T

export const toColumns = <T extends object>(fields: T): Columns<T> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      storable(value),
    ]),
  ) as Columns<T>

export const toFields = <Row extends object>(row: Row): Fields<Row> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [fieldNameOf(name), value])) as Fields<Row>

/** There are as many as columns, and each is read again and again. */
const fieldNames = new Map<string, string>()

function fieldNameOf(column: string): string {
  const known = fieldNames.get(column)
  if (known !== undefined) return known
  const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  fieldNames.set(column, name)
  return name
}
