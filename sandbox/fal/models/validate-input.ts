import { type Detail, invalidInput } from '../faults/model-failure.ts'
import { checkNumber, checkText, type Complaint } from './check-value.ts'
import type { InputSchema, Schema } from './input-schema.ts'

type Path = readonly (string | number)[]
type Input = Readonly<Record<string, unknown>>

/**
 * Returns the input with FAL's defaults, or throws FAL's 422. Unknown fields are refused, unlike by the real FAL,
 * which ignores them: there a misspelt optional field silently costs money.
 */
export function validateInput(schema: InputSchema, input: unknown): Input {
  const details: Detail[] = []
  const value = check({ type: 'object', ...schema }, input, ['body'], details)
  if (details.length > 0) throw invalidInput(details)
  return value as Input
}

const ownErrors = /^(greater|less|multiple|one_of|sequence)/

function check(schema: Schema, value: unknown, loc: Path, details: Detail[]): unknown {
  if (schema.anyOf) return checkAny(schema.anyOf, value, loc, details)
  const complaint = findComplaint(schema, value)
  if (complaint) {
    const url = ownErrors.test(complaint.type) && { url: `https://docs.fal.ai/errors/#${complaint.type}` }
    details.push({ loc, ...complaint, ...url, input: value })
    return value
  }
  if (schema.type === 'object') return checkObject(schema, value as Input, loc, details)
  if (schema.type === 'array')
    return (value as unknown[]).map((item, index) =>
      check(schema.items ?? {}, item, [...loc, index], details),
    )
  return value
}

function findComplaint(schema: Schema, value: unknown): Complaint | undefined {
  if (schema.enum && !schema.enum.includes(value)) {
    const msg = `Input should be ${schema.enum.map((each) => `'${String(each)}'`).join(', ')}`
    return { type: 'one_of', msg, ctx: { expected: schema.enum } }
  }
  return schema.type === undefined ? undefined : checks[schema.type]?.(schema, value)
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

const checks: Readonly<Record<string, (schema: Schema, value: unknown) => Complaint | undefined>> = {
  object: (_, value) =>
    isObject(value)
      ? undefined
      : { type: 'model_attributes_type', msg: 'Input should be a valid dictionary or object' },
  array: ({ minItems = 0, maxItems = Infinity }, value) => {
    if (!Array.isArray(value)) return { type: 'list_type', msg: 'Input should be a valid list' }
    if (value.length < minItems)
      return {
        type: 'sequence_too_short',
        msg: `List should have at least ${minItems} items`,
        ctx: { min_length: minItems },
      }
    if (value.length > maxItems)
      return {
        type: 'sequence_too_long',
        msg: `List should have at most ${maxItems} items`,
        ctx: { max_length: maxItems },
      }
    return undefined
  },
  boolean: (_, value) =>
    typeof value === 'boolean' ? undefined : { type: 'bool_type', msg: 'Input should be a valid boolean' },
  null: (_, value) => (value === null ? undefined : { type: 'none_required', msg: 'Input should be None' }),
  string: checkText,
  integer: checkNumber,
  number: checkNumber,
}

function checkAny(choices: readonly Schema[], value: unknown, loc: Path, details: Detail[]): unknown {
  let nearest: Detail[] | undefined
  for (const choice of choices) {
    const found: Detail[] = []
    const checked = check(choice, value, loc, found)
    if (found.length === 0) return checked
    // A wrong value of the right type explains more than "should be None".
    const isTypeMismatch = found.some(({ type }) => /_type$|^none_required$/.test(type))
    if (!nearest || !isTypeMismatch) nearest = found
  }
  details.push(...(nearest ?? []))
  return value
}

function checkObject(schema: Schema, value: Input, loc: Path, details: Detail[]): unknown {
  const { properties } = schema
  if (!properties) return value
  const result: Record<string, unknown> = {}
  for (const name of schema.required ?? [])
    if (!(name in value))
      details.push({ type: 'missing', loc: [...loc, name], msg: 'Field required', input: value })
  for (const [name, property] of Object.entries(properties)) {
    if (name in value) result[name] = check(property, value[name], [...loc, name], details)
    else if ('default' in property) result[name] = structuredClone(property.default)
  }
  for (const name of Object.keys(value))
    if (!(name in properties)) {
      const msg = 'Extra inputs are not permitted'
      details.push({ type: 'extra_forbidden', loc: [...loc, name], msg, input: value[name] })
    }
  return result
}
