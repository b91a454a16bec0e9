import schemas from './input-schemas.json' with { type: 'json' }

/** The part of JSON Schema that FAL's inputs use. */
export interface Schema {
  readonly type?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

export interface InputSchema {
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, Schema>>
}

export interface PublishedEndpoint {
  readonly endpointId: string
  readonly status: 'active'
  readonly title: string
  readonly category: string
  readonly updatedAt: string
  readonly input: InputSchema
}

type Stored = Omit<PublishedEndpoint, 'endpointId' | 'status'>

/** An endpoint as FAL published it. */
export function getPublishedEndpoint(endpointId: string): PublishedEndpoint {
  const found = (schemas.endpoints as unknown as Record<string, Stored>)[endpointId]
  if (!found) throw new Error(`Expected a schema of ${endpointId} in input-schemas.json.`)
  return { ...found, endpointId, status: 'active' }
}
