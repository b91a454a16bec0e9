import { badRequest, Refusal } from './refusal.ts'
import { findType, type Field, type Fields, type FieldType } from './schema.ts'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mistyped = (path: string, types: readonly FieldType[]) => {
  const wanted = types.map((type) => 'Array of '.repeat(type.depth) + type.name).join(' or ')
  return badRequest(`parameter "${path}" must be ${wanted}`)
}

/** Numbers and booleans may come as text: in a form everything does. */
function readScalar(value: unknown, type: string): unknown {
  switch (type) {
    case 'Integer':
      if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value)
      return Number.isSafeInteger(value) ? value : undefined
    case 'Float':
      if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
      return typeof value === 'number' ? value : undefined
    case 'Boolean':
      if (typeof value === 'string' && /^(true|1|yes)$/i.test(value)) return true
      if (typeof value === 'string' && /^(false|0|no|)$/i.test(value)) return false
      return typeof value === 'boolean' ? value : undefined
    default:
      return typeof value === 'string' ? value : undefined
  }
}

/** For these Telegram has words of its own, said where they are used. */
const isCheckedLater = (path: string): boolean => path.endsWith('parse_mode') || path === 'action'

const scalars: readonly string[] = ['Integer', 'Float', 'Boolean', 'String', 'InputFile']

/** The variant of a union that a value claims to be by its `type` or `source`. */
function matchesMark(fields: Fields, value: Record<string, unknown>): boolean {
  return ['type', 'source'].every((mark) => {
    const field = fields.get(mark)
    return !field?.allowed || !field.isRequired || field.allowed.includes(String(value[mark]))
  })
}

function readVariant(value: unknown, variants: readonly string[], path: string): unknown {
  if (!isObject(value)) throw badRequest(`parameter "${path}" must be an object`)
  const candidates = variants.filter((name) => {
    const type = findType(name)
    return type && 'fields' in type && matchesMark(type.fields, value)
  })
  if (candidates.length === 0)
    throw badRequest(`parameter "${path}" has the unknown type "${String(value['type'])}"`)
  let failure: unknown
  for (const name of candidates) {
    try {
      return readObject(value, name, path)
    } catch (error) {
      failure ??= error
    }
  }
  throw failure
}

function readObject(value: unknown, typeName: string, path: string): unknown {
  const type = findType(typeName)
  if (!type) return value
  // RichText may also be a plain text or a list, which the machine-made schema does not say.
  if (typeName === 'RichText' && !isObject(value)) return value
  if ('variants' in type) return readVariant(value, type.variants, path)
  if (!isObject(value)) throw badRequest(`parameter "${path}" must be ${typeName}`)
  return readFields(value, type.fields, path)
}

/** Every field known, of its type, and none of the required ones missing. */
export function readFields(
  value: Record<string, unknown>,
  fields: Fields,
  path: string,
): Record<string, unknown> {
  const at = (name: string) => (path ? `${path}.${name}` : name)
  for (const name of Object.keys(value))
    if (!fields.has(name)) throw badRequest(`unknown parameter "${at(name)}"`)
  const read: Record<string, unknown> = {}
  for (const [name, field] of fields) {
    const given = value[name]
    if (given !== undefined && given !== null) read[name] = readValue(given, field, at(name))
    else if (field.isRequired) throw badRequest(`parameter "${at(name)}" is required`)
  }
  return read
}

function readList(value: unknown, types: readonly FieldType[], path: string): unknown {
  if (!Array.isArray(value)) throw mistyped(path, types)
  const inner = types.map((type) => ({ ...type, depth: type.depth - 1 }))
  return value.map((item: unknown, index) =>
    readValue(item, { isRequired: true, types: inner }, `${path}[${index}]`),
  )
}

export function readValue(value: unknown, field: Field, path: string): unknown {
  const flat = field.types.filter((type) => type.depth === 0)
  const lists = field.types.filter((type) => type.depth > 0)
  if (lists.length > 0 && Array.isArray(value)) return readList(value, lists, path)
  for (const type of flat.filter((each) => scalars.includes(each.name))) {
    const scalar = readScalar(value, type.name)
    if (scalar === undefined) continue
    if (field.allowed && !isCheckedLater(path) && !(field.allowed as readonly unknown[]).includes(scalar))
      throw badRequest(`parameter "${path}" must be one of ${field.allowed.join(', ')}`)
    return scalar
  }
  const objects = flat.filter((each) => !scalars.includes(each.name))
  if (!isObject(value) || objects.length === 0) throw mistyped(path, field.types)
  let failure: unknown
  for (const type of objects) {
    try {
      return readObject(value, type.name, path)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      failure ??= error
    }
  }
  throw failure
}
