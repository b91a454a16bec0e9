import type { RawParams } from './read-params.ts'
import { badRequest, type Refusal } from './refusal.ts'
import type { Field, Fields } from './schema.ts'
import { readFields } from './validate-value.ts'

const needsJson = (field: Field): boolean =>
  field.types.some((type) => type.depth > 0) ||
  !field.types.some((type) => ['String', 'Integer', 'Float', 'Boolean', 'InputFile'].includes(type.name))

function parseJson(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw badRequest(
      name === 'reply_markup'
        ? "can't parse reply keyboard markup JSON object"
        : `can't parse ${name} JSON object`,
    )
  }
}

/** Where Telegram has its own words for a parameter that is not there. */
const missing: Readonly<Record<string, string>> = {
  chat_id: 'chat_id is empty',
  text: 'message text is empty',
  message_id: 'message identifier is not specified',
  message_ids: 'message identifiers are not specified',
  file_id: 'file_id not specified',
  photo: 'there is no photo in the request',
  document: 'there is no document in the request',
  video: 'there is no video in the request',
  animation: 'there is no animation in the request',
  voice: 'there is no voice in the request',
  user_id: 'invalid user_id specified',
  action: 'wrong parameter action in request',
}

/** In these, one of two ways of naming the message is needed, so neither is marked as required. */
const editTarget = (method: string, values: Record<string, unknown>): Refusal | undefined => {
  if (!/^editMessage|^stopPoll$/i.test(method) || values['inline_message_id'] !== undefined) return undefined
  if (values['chat_id'] === undefined) return badRequest('chat_id is empty')
  return values['message_id'] === undefined ? badRequest('message identifier is not specified') : undefined
}

/** The parameters with their types, or a refusal: nothing unknown, mistyped or missing gets through. */
export function validateParams(
  { values, uploads }: RawParams,
  method: { readonly name: string; readonly fields: Fields },
): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) {
    const field = method.fields.get(name)
    if (name === 'reply_markup' && value === null) throw badRequest('object expected as reply markup')
    if (value === undefined || value === null) continue
    if (field && needsJson(field) && value === '') continue
    read[name] = field && needsJson(field) ? parseJson(name, value) : value
    if (name === 'reply_markup' && (typeof read[name] !== 'object' || read[name] === null))
      throw badRequest('object expected as reply markup')
  }
  // A file may also stand in a part named like its parameter, without attach://.
  for (const name of uploads.keys()) if (method.fields.has(name)) read[name] = `attach://${name}`
  const markup = read['reply_markup']
  if (
    method.name.startsWith('editMessage') &&
    typeof markup === 'object' &&
    markup &&
    !('inline_keyboard' in markup)
  )
    throw badRequest('inline keyboard expected')
  const target = editTarget(method.name, read)
  if (target) throw target
  for (const [name, field] of method.fields) {
    const words = missing[name]
    if (field.isRequired && words && (read[name] === undefined || read[name] === '')) throw badRequest(words)
  }
  return readFields(read, method.fields, '')
}
