import type { Composer } from 'grammy'
import type { InlineQueryResult } from 'grammy/types'
import { everything } from '../domain/gallery/gallery-filter.ts'
import type { Image } from '../domain/gallery/image.ts'
import type { BotContext } from './context.ts'
import { shownFileOf } from './image-file.ts'

const pageLength = 50
/** New pictures are found soon, and typing on does not ask the database for the same words again. */
const cacheSeconds = 5

/** `@bot words` in any chat: one's own pictures, newest first; `#12` is picture 12 alone. */
export function installInlineSearch(composer: Composer<BotContext>): void {
  composer.on('inline_query', async (ctx) => {
    const { query, offset } = ctx.inlineQuery
    const found = await search(ctx, query.trim(), offset)
    const { sharing } = ctx.texts
    const results = found.flatMap((image) => resultOf(image, sharing.inlineTitle))
    const last = found.at(-1)
    const hasMore = found.length === pageLength && last !== undefined
    await ctx.answerInlineQuery(results, {
      is_personal: true,
      cache_time: cacheSeconds,
      next_offset: hasMore ? String(last.id - 1) : '',
      button: {
        text: results.length > 0 ? sharing.inlineOpen : sharing.inlineNothing,
        start_parameter: 'inline',
      },
    })
  })
}

async function search(ctx: BotContext, query: string, offset: string): Promise<readonly Image[]> {
  const { gallery } = ctx.app
  const number = /^#(\d{1,15})$/.exec(query)?.[1]
  if (number !== undefined) {
    const image = await gallery.find(ctx.person.id, Number(number))
    return image && !image.isDeleted ? [image] : []
  }
  const newestId = /^\d{1,15}$/.test(offset) ? Number(offset) : null
  const filter = { ...everything, words: query === '' ? null : query }
  return gallery.list(ctx.person.id, filter, { newestId, limit: pageLength })
}

/** What Telegram has never seen cannot be offered: it sends these by their names. */
function resultOf(image: Image, title: string): InlineQueryResult[] {
  const fileId = shownFileOf(image)
  if (fileId === null) return []
  const id = String(image.id)
  return [
    image.media === 'photo'
      ? { type: 'photo', id, photo_file_id: fileId, title }
      : { type: 'video', id, video_file_id: fileId, title },
  ]
}
