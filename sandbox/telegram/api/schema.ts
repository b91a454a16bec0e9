import { readFileSync } from 'node:fs'

export interface Field {
  readonly isRequired: boolean
  readonly types: readonly FieldType[]
  readonly allowed?: readonly string[]
}

export interface FieldType {
  readonly name: string
  /** How many times "Array of" stands in front. */
  readonly depth: number
}

export type Fields = ReadonlyMap<string, Field>
export type ObjectType = { readonly fields: Fields } | { readonly variants: readonly string[] }

interface SchemaFile {
  readonly methods: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly types: Readonly<Record<string, Readonly<Record<string, string>> | readonly string[]>>
}

function readField(source: string): Field {
  const isRequired = source.startsWith('!')
  const [types = '', allowed] = source.slice(isRequired ? 1 : 0).split('=')
  return {
    isRequired,
    types: types.split('|').map((type) => {
      const name = type.replaceAll('Array of ', '')
      return { name, depth: (type.length - name.length) / 'Array of '.length }
    }),
    ...(allowed && { allowed: allowed.split(',') }),
  }
}

const readFields = (source: Readonly<Record<string, string>>): Fields =>
  new Map(Object.entries(source).map(([name, field]) => [name, readField(field)]))

const file = JSON.parse(readFileSync(new URL('bot-api-schema.json', import.meta.url), 'utf8')) as SchemaFile

const methods = new Map(
  Object.entries(file.methods).map(([name, fields]) => [
    name.toLowerCase(),
    { name, fields: readFields(fields) },
  ]),
)

const types = new Map<string, ObjectType>(
  Object.entries(file.types).map(([name, type]) => [
    name,
    Array.isArray(type)
      ? { variants: type as readonly string[] }
      : { fields: readFields(type as Readonly<Record<string, string>>) },
  ]),
)

/** Method names are matched without case, as Telegram does. */
export const findMethod = (name: string): { name: string; fields: Fields } | undefined =>
  methods.get(name.toLowerCase())

export const findType = (name: string): ObjectType | undefined => types.get(name)
