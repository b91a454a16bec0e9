import { z } from 'zod'

import type {
  DeleteMessages,
  InlineAsk,
  OpenWebApp,
  PayInvoice,
  Press,
  SendSamples,
  SendText,
  SetBlocked,
  StopDraft,
} from '../protocol.ts'

const person = z.int()
const ids = z.array(z.int()).max(1000)

/** The bodies of /client/, as protocol.ts writes them down. */
export const sendText = z.object({
  person,
  text: z.string(),
  replyTo: z.exactOptional(z.int()),
}) satisfies z.ZodType<SendText>

export const sendSamples = z.object({
  person,
  names: z.array(z.string()).min(1).max(50),
  as: z.enum(['photo', 'document']),
}) satisfies z.ZodType<SendSamples>

export const press = z.object({
  person,
  messageId: z.int(),
  row: z.int(),
  column: z.int(),
  data: z.exactOptional(z.string()),
}) satisfies z.ZodType<Press>

export const payInvoice = z.object({ person, slug: z.string() }) satisfies z.ZodType<PayInvoice>

export const inlineAsk = z.object({
  person,
  query: z.string().max(256),
  offset: z.string(),
}) satisfies z.ZodType<InlineAsk>

export const inlineChoice = z.object({ person, resultId: z.string(), query: z.string() })

export const sharePrepared = z.object({ person, id: z.string() })

export const openWebApp = z.object({
  person,
  url: z.exactOptional(z.url()),
}) satisfies z.ZodType<OpenWebApp>

export const blockBot = z.object({ person, blocked: z.boolean() }) satisfies z.ZodType<SetBlocked>

export const stopDraft = z.object({ person, draftId: z.int() }) satisfies z.ZodType<StopDraft>

export const deleteMessages = z.object({ person, messageIds: ids }) satisfies z.ZodType<DeleteMessages>

export const resetChat = z.object({ person })

export const putPerson = z.object({
  id: z.int().positive(),
  language_code: z.string().min(2).max(8).exactOptional(),
  first_name: z.string().min(1).max(64).exactOptional(),
  username: z.string().min(4).max(32).exactOptional(),
  is_premium: z.literal(true).exactOptional(),
})

export const addGroup = z.object({ title: z.string().min(1), by: z.int(), members: ids.exactOptional() })

export const sendToGroup = z.object({ chat: z.int(), person, text: z.string().min(1).max(4096) })
