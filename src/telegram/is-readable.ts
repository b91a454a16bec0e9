import type { Update } from 'grammy/types'
import { z } from 'zod'

// What the handlers rely on, no more: Telegram adds fields whenever it likes.
const id = z.int()
const file = z.looseObject({ file_id: z.string().min(1), file_unique_id: z.string() })
const person = z.looseObject({ id: id.positive(), first_name: z.string() })
const chat = z.looseObject({ id, type: z.string() })
const entity = z.looseObject({ type: z.string(), offset: z.int().min(0), length: z.int().min(0) })

const message = z.looseObject({
  message_id: id,
  date: z.int(),
  chat,
  from: person.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  entities: z.array(entity).optional(),
  caption_entities: z.array(entity).optional(),
  photo: z.array(file).min(1).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  media_group_id: z.string().optional(),
  successful_payment: z.looseObject({ invoice_payload: z.string(), total_amount: z.int() }).optional(),
})

const update = z.looseObject({
  update_id: z.int(),
  message: message.optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: person,
      data: z.string().optional(),
      message: z.looseObject({ message_id: id, date: z.int(), chat }).optional(),
    })
    .optional(),
  my_chat_member: z
    .looseObject({ chat, from: person, new_chat_member: z.looseObject({ status: z.string() }) })
    .optional(),
  pre_checkout_query: z.looseObject({ id: z.string(), from: person, invoice_payload: z.string() }).optional(),
  inline_query: z
    .looseObject({ id: z.string(), from: person, query: z.string(), offset: z.string() })
    .optional(),
})

/** Whether the parts that we read have the shape that Telegram documents; whoever knows the secret could send anything. */
export const isReadable = (candidate: Update): boolean => update.safeParse(candidate).success
