import type { InlineQueryResult } from '@grammyjs/types'

import type { Call, Methods } from '../api/method.ts'
import { badRequest } from '../api/refusal.ts'
import { postInlineResult } from '../client/inline-result.ts'
import { readKeyboard } from '../rules/keyboards.ts'
import { decodeFileId } from '../store/file-id.ts'

const maxResults = 50
const preparedMs = 24 * 60 * 60_000

function checkResult(result: InlineQueryResult, { world, bot }: Call): void {
  const bytes = Buffer.byteLength(result.id)
  if (bytes < 1 || bytes > 64) throw badRequest('RESULT_ID_INVALID')
  for (const [key, value] of Object.entries(result)) {
    if (!key.endsWith('_file_id') || typeof value !== 'string') continue
    const reference = decodeFileId(value)
    if (reference.botId !== bot.id || !world.files.find(reference.n))
      throw badRequest('wrong file identifier/HTTP URL specified')
  }
  readKeyboard(result.reply_markup, { isPrivate: false })
}

export const inlineMethods: Methods = {
  answerInlineQuery: (params, call) => {
    const { world, bot } = call
    if (params.results.length > maxResults) throw badRequest('too many inline query results specified')
    for (const result of params.results) checkResult(result, call)
    if (new Set(params.results.map((result) => result.id)).size < params.results.length)
      throw badRequest('RESULT_ID_DUPLICATE')
    if (Buffer.byteLength(params.next_offset ?? '') > 64) throw badRequest('NEXT_OFFSET_INVALID')
    world.queries.answer({
      id: params.inline_query_id,
      botId: bot.id,
      kind: 'inline',
      lifetimeMs: world.settings.inlineMs,
      answer: { results: params.results, nextOffset: params.next_offset ?? '' },
    })
    return true
  },
  savePreparedInlineMessage: (params, call) => {
    const { world, bot } = call
    if (!world.people.find(params.user_id)) throw badRequest('invalid user_id specified')
    checkResult(params.result, call)
    const id = world.queries.open({
      botId: bot.id,
      kind: 'prepared',
      personId: params.user_id,
      body: params.result,
    })
    return { id, expiration_date: Math.floor((world.now() + preparedMs) / 1000) }
  },
  answerWebAppQuery: async (params, call) => {
    const { world, bot } = call
    checkResult(params.result, call)
    const query = world.queries.answer({
      id: params.web_app_query_id,
      botId: bot.id,
      kind: 'web-app',
      lifetimeMs: preparedMs,
      answer: true,
    })
    const { inlineId } = await postInlineResult(world, {
      bot,
      personId: query.personId,
      result: params.result,
    })
    return (inlineId === undefined ? {} : { inline_message_id: inlineId }) as never
  },
}
