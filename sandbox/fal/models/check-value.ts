import type { Schema } from './input-schema.ts'

/** What is wrong with a value, in FAL's or pydantic's words. */
export interface Complaint {
  readonly type: string
  readonly msg: string
  readonly ctx?: Readonly<Record<string, unknown>>
}

export function checkText(
  { minLength = 0, maxLength = Infinity }: Schema,
  value: unknown,
): Complaint | undefined {
  if (typeof value !== 'string') return { type: 'string_type', msg: 'Input should be a valid string' }
  if (value.length < minLength)
    return {
      type: 'string_too_short',
      msg: `String should have at least ${minLength} characters`,
      ctx: { min_length: minLength },
    }
  if (value.length > maxLength)
    return {
      type: 'string_too_long',
      msg: `String should have at most ${maxLength} characters`,
      ctx: { max_length: maxLength },
    }
  return undefined
}

export function checkNumber(schema: Schema, value: unknown): Complaint | undefined {
  const said = 'Input should be'
  if (typeof value !== 'number') {
    const type = schema.type === 'integer' ? 'int_type' : 'float_type'
    return { type, msg: `${said} a valid ${schema.type}` }
  }
  if (schema.type === 'integer' && !Number.isInteger(value))
    return { type: 'int_from_float', msg: `${said} a valid integer, got a number with a fractional part` }
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema
  if (minimum !== undefined && value < minimum)
    return {
      type: 'greater_than_equal',
      msg: `${said} greater than or equal to ${minimum}`,
      ctx: { ge: minimum },
    }
  if (maximum !== undefined && value > maximum)
    return { type: 'less_than_equal', msg: `${said} less than or equal to ${maximum}`, ctx: { le: maximum } }
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return {
      type: 'greater_than',
      msg: `${said} greater than ${exclusiveMinimum}`,
      ctx: { gt: exclusiveMinimum },
    }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return { type: 'less_than', msg: `${said} less than ${exclusiveMaximum}`, ctx: { lt: exclusiveMaximum } }
  if (multipleOf !== undefined && !isMultiple(value / multipleOf))
    return {
      type: 'multiple_of',
      msg: `${said} a multiple of ${multipleOf}`,
      ctx: { multiple_of: multipleOf },
    }
  return undefined
}

// 0.1 / 0.001 is not quite 100 in floating point.
const isMultiple = (quotient: number) => Math.abs(quotient - Math.round(quotient)) < 1e-9
