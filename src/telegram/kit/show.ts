import { GrammyError, type Context, type InputFile } from 'grammy'
import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { keyboard, type Rows } from './button.ts'
import { toPlain, type Html } from './html.ts'

/** What a screen looks like. With a photo or a video the text becomes its caption. */
export interface Content {
  readonly text: Html
  readonly rows: Rows
  /** A file_id costs no bytes; a file is uploaded. */
  readonly photo?: string | InputFile
  readonly video?: string | InputFile
}

/** What the kit needs of a context, and keeps in it while one update is handled. */
export interface ScreenFlavor {
  /** Answers the pressed button: Telegram shows the text for a moment, or as an alert. */
  toast(text: string): Promise<void>
  alert(text: string): Promise<void>
  /** The next `show` sends a message of its own instead of editing the pressed one. */
  showAnew(): void
  expectMessage(expectation: string | null): Promise<void>
  readonly expectedMessage: string | null
  readonly screenState: ScreenState
}

export interface ScreenState {
  isAnswered: boolean
  isAnew: boolean
}

export interface Shown {
  readonly messageId: number
  /** Of the largest size, when a photo is shown. */
  readonly photoId?: string
  readonly videoId?: string
}

type ShowContext = Context & Pick<ScreenFlavor, 'screenState'>

/** Answers the pressed button unless that was done; a late or double answer is no fault. */
export async function answerOnce(
  ctx: ShowContext,
  answer: { text?: string; alert?: boolean } = {},
): Promise<void> {
  if (!ctx.callbackQuery || ctx.screenState.isAnswered) return
  ctx.screenState.isAnswered = true
  const options =
    answer.text === undefined ? {} : { text: answer.text.slice(0, 200), show_alert: answer.alert === true }
  try {
    await ctx.answerCallbackQuery(options)
  } catch (error) {
    if (!isRefusal(error, /query is too old|query id is invalid/i)) throw error
  }
}

/** Shows a screen: edits the pressed message where Telegram allows it, else sends a new one. */
export async function show(ctx: ShowContext, content: Content): Promise<Shown> {
  const [shown] = await Promise.all([editOrSend(ctx, content), answerOnce(ctx)])
  // Whatever this update shows next belongs to the message that now stands.
  ctx.screenState.isAnew = true
  return shown
}

/** Changes the buttons alone: the picture or the words above them stay as they are. */
export async function redraw(ctx: ShowContext, rows: Rows): Promise<void> {
  const pressed = ctx.callbackQuery?.message
  if (pressed && pressed.date !== 0)
    try {
      await ctx.api.editMessageReplyMarkup(chatOf(ctx), pressed.message_id, { reply_markup: keyboard(rows) })
    } catch (error) {
      if (
        !isRefusal(error, /message (is not modified|to edit not found|can't be edited)|MESSAGE_ID_INVALID/i)
      )
        throw error
    }
  await answerOnce(ctx)
}

async function editOrSend(ctx: ShowContext, content: Content): Promise<Shown> {
  const pressed = ctx.callbackQuery?.message
  if (!pressed || pressed.date === 0 || ctx.screenState.isAnew) return send(ctx, content)
  const isMedia = 'photo' in pressed || 'video' in pressed
  const isText = 'text' in pressed
  const media = mediaOf(content)
  if (!media && !isText) return replace(ctx, content, pressed.message_id)
  if (media && !isText && !isMedia) return send(ctx, content)
  try {
    return await edit(ctx, content, pressed.message_id)
  } catch (error) {
    if (isRefusal(error, /message is not modified/i)) return { messageId: pressed.message_id }
    if (isRefusal(error, /message (to edit not found|can't be edited)|MESSAGE_ID_INVALID/i))
      return send(ctx, content)
    // Pressed twice: the first press has made a picture of it.
    if (isRefusal(error, /there is no text in the message/i)) return replace(ctx, content, pressed.message_id)
    throw error
  }
}

function mediaOf({
  photo,
  video,
}: Content): { type: 'photo' | 'video'; media: string | InputFile } | undefined {
  if (photo !== undefined) return { type: 'photo', media: photo }
  return video === undefined ? undefined : { type: 'video', media: video }
}

async function edit(ctx: ShowContext, content: Content, messageId: number): Promise<Shown> {
  const chatId = chatOf(ctx)
  const media = mediaOf(content)
  if (!media) {
    await formatted(content, (text, mode) =>
      ctx.api.editMessageText(chatId, messageId, text, { ...mode, ...markupOf(content), ...noPreview }),
    )
    return { messageId }
  }
  const edited = await formatted(content, (caption, mode) =>
    ctx.api.editMessageMedia(chatId, messageId, { ...media, caption, ...mode }, markupOf(content)),
  )
  return { messageId, ...fileIdOf(edited === true ? undefined : edited) }
}

async function send(ctx: ShowContext, content: Content): Promise<Shown> {
  const chatId = chatOf(ctx)
  const media = mediaOf(content)
  const message = await formatted<Message>(content, (text, mode) => {
    if (!media) return ctx.api.sendMessage(chatId, text, { ...mode, ...markupOf(content), ...noPreview })
    const options = { caption: text, ...mode, ...markupOf(content) }
    return media.type === 'photo'
      ? ctx.api.sendPhoto(chatId, media.media, options)
      : ctx.api.sendVideo(chatId, media.media, options)
  })
  return { messageId: message.message_id, ...fileIdOf(message) }
}

/** A photo message cannot become text: the new one comes first, so that a person is never left without a screen. */
async function replace(ctx: ShowContext, content: Content, messageId: number): Promise<Shown> {
  const shown = await send(ctx, content)
  try {
    await ctx.api.deleteMessage(chatOf(ctx), messageId)
  } catch (error) {
    if (!isRefusal(error, /message (to delete not found|can't be deleted)/i)) throw error
  }
  return shown
}

/** Sends with markup, and once more as plain text if Telegram cannot read the markup. */
async function formatted<T>(
  { text }: Content,
  call: (text: string, mode: { parse_mode?: 'HTML' }) => Promise<T>,
): Promise<T> {
  try {
    return await call(text.html, { parse_mode: 'HTML' })
  } catch (error) {
    if (!isRefusal(error, /can't parse entities/i)) throw error
    return call(toPlain(text), {})
  }
}

const noPreview = { link_preview_options: { is_disabled: true } } as const

/** An edit without a keyboard would remove it, so it is always sent along. */
const markupOf = ({ rows }: Content): { reply_markup: InlineKeyboardMarkup } => ({
  reply_markup: keyboard(rows),
})

function chatOf(ctx: ShowContext): number {
  const id = ctx.chat?.id ?? ctx.from?.id
  if (id === undefined) throw new Error('An update without a chat cannot show a screen')
  return id
}

function fileIdOf(message: Message | undefined): { photoId?: string; videoId?: string } {
  if (message?.video) return { videoId: message.video.file_id }
  const largest = message?.photo?.at(-1)
  return largest ? { photoId: largest.file_id } : {}
}

export const isRefusal = (error: unknown, pattern: RegExp): error is GrammyError =>
  error instanceof GrammyError && pattern.test(error.description)
