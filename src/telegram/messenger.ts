import { GrammyError, HttpError, InputMediaBuilder, type Api } from 'grammy'
import {
  liveMessageOf,
  type Delivery,
  type Messenger,
  type NoticeContent,
} from '../domain/notices/messenger.ts'
import type { SendingBudget } from '../domain/notices/sending-budget.ts'
import type { Person } from '../domain/people/person.ts'
import { languageOf, type Language } from '../domain/shared/languages.ts'
import type { Conversation } from './context.ts'
import { deliverExport } from './deliver-export.ts'
import { deliverImages, type Sent } from './deliver-images.ts'
import { imageFile } from './image-file.ts'
import { keyboard } from './kit/button.ts'
import { toPlain } from './kit/html.ts'
import { isRefusal, type Content } from './kit/show.ts'
import { drawPhotoCounter } from './screens/photos.ts'
import { drawProgress } from './screens/draw-progress.ts'
import {
  drawGenerationCancelled,
  drawGenerationFailed,
  drawTrainingCancelled,
  drawTrainingCompleted,
  drawTrainingFailed,
} from './screens/notice.ts'
import { drawResult } from './screens/result.ts'
import { drawSeriesEnded } from './screens/series.ts'
import { asTelegramFault, isUnreachable } from './telegram-api.ts'
import type { Texts } from './texts/en.ts'
import { textsIn } from './texts/texts.ts'

/** Progress leaves room for what a person must get: an album of four and its buttons. */
const roomForNotice = 5

export interface MessengerNeeds {
  readonly api: Api
  /** Has the time that a large file takes. */
  readonly uploadApi: Api
  readonly budget: Pick<SendingBudget, 'room'>
  readonly defaultLanguage: Language
  readonly readImage: Conversation['readImage']
  /** Waits so many milliseconds. */
  readonly pause: (ms: number) => Promise<unknown>
}

/** Speaks without being asked: notices, live progress, the counter of photos. */
export function createMessenger(needs: MessengerNeeds): Messenger {
  const { api, budget } = needs
  const textsOf = (person: Person) => textsIn(languageOf(person, needs.defaultLanguage))

  return {
    async deliver(content): Promise<Delivery> {
      try {
        const sent = await send(needs, content, textsOf(content.person))
        await removeProgress(api, content)
        return { kind: 'delivered', ...sent }
      } catch (error) {
        if (isUnreachable(error)) return { kind: 'unreachable', detail: error.description }
        throw asTelegramFault(error)
      }
    },

    async deliverExport(person, delivery) {
      try {
        await deliverExport(needs.uploadApi, textsOf(person), { person, delivery })
      } catch (error) {
        if (!isUnreachable(error)) throw asTelegramFault(error)
      }
    },

    async addFirstPicture(content, messageId) {
      const { text, rows } = drawTrainingCompleted(textsOf(content.person), content)
      const caption = { caption: text.html, parse_mode: 'HTML' } as const
      try {
        const picture = InputMediaBuilder.photo(await imageFile(needs, content.image), caption)
        const options = { reply_markup: keyboard(rows) }
        const edited = await api.editMessageMedia(content.person.telegramId, messageId, picture, options)
        return edited === true ? null : (edited.photo?.at(-1)?.file_id ?? null)
      } catch (error) {
        // Deleted by the person, shown before, or blocked: there is nothing to put it into.
        if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403))
          return null
        throw asTelegramFault(error)
      }
    },

    async showProgress(person, messageId, progress) {
      const drawn = drawProgress(textsOf(person), progress)
      const { progressText: before } = liveMessageOf(progress.work)
      if (drawn.text.html === before) return before
      // Older progress is worth nothing once there is newer: it is left out, never sent late.
      if ((await budget.room(person.telegramId)) <= roomForNotice) return before
      await editQuietly(api, person, messageId, drawn)
      return drawn.text.html
    },

    async showPhotoCounter(person, counter) {
      const drawn = drawPhotoCounter(textsOf(person), counter)
      const { counterMessageId } = counter.avatar
      const isBelowPhotos = counterMessageId !== null && counterMessageId > counter.count.lastMessageId
      if (isBelowPhotos && (await editQuietly(api, person, counterMessageId, drawn))) return counterMessageId
      try {
        const sent = await sendText(api, person, drawn)
        if (counterMessageId !== null) await deleteQuietly(api, person, counterMessageId)
        return sent
      } catch (error) {
        if (isUnreachable(error)) return null
        throw asTelegramFault(error)
      }
    },
  }
}

async function send(needs: MessengerNeeds, content: NoticeContent, texts: Texts): Promise<Sent> {
  if (content.kind === 'generation-completed') {
    const { person, images } = content
    return deliverImages(needs, { person, images, drawn: drawResult(texts, content) })
  }
  if (content.kind === 'series-ended') return deliverSeries(needs, content, texts)
  return { messageId: await sendText(needs.api, content.person, drawNotice(texts, content)), files: [] }
}

/** All that came in one album, and below it what is said of all of it. */
async function deliverSeries(
  needs: MessengerNeeds,
  content: Extract<NoticeContent, { kind: 'series-ended' }>,
  texts: Texts,
): Promise<Sent> {
  const { person, members } = content
  const language = languageOf(person, needs.defaultLanguage)
  const drawn = drawSeriesEnded(texts, language, content)
  const images = members.flatMap(({ image }) => image ?? [])
  if (images.length > 0) return deliverImages(needs, { person, images, drawn })
  return { messageId: await sendText(needs.api, person, drawn), files: [] }
}

function drawNotice(
  texts: Texts,
  content: Exclude<NoticeContent, { kind: 'generation-completed' | 'series-ended' }>,
): Content {
  switch (content.kind) {
    case 'generation-failed':
      return drawGenerationFailed(texts, content)
    case 'generation-cancelled':
      return drawGenerationCancelled(texts, content)
    case 'training-completed':
      return drawTrainingCompleted(texts, content)
    case 'training-failed':
      return drawTrainingFailed(texts, content)
    case 'training-cancelled':
      return drawTrainingCancelled(texts, content)
  }
}

/** Sends formatted text, or the plain words should Telegram not read the markup. Returns the message's id. */
export async function sendText(api: Api, person: Person, { text, rows }: Content): Promise<number> {
  const options = { reply_markup: keyboard(rows), disable_notification: !person.noticesOn }
  try {
    const sent = await api.sendMessage(person.telegramId, text.html, { parse_mode: 'HTML', ...options })
    return sent.message_id
  } catch (error) {
    if (!isRefusal(error, /can't parse entities/i)) throw error
    return (await api.sendMessage(person.telegramId, toPlain(text), options)).message_id
  }
}

/** False when the message is gone or can no longer be edited; a person may delete anything at any time. */
async function editQuietly(
  api: Api,
  person: Person,
  messageId: number,
  { text, rows }: Content,
): Promise<boolean> {
  try {
    const options = { parse_mode: 'HTML', reply_markup: keyboard(rows) } as const
    await api.editMessageText(person.telegramId, messageId, text.html, options)
    return true
  } catch (error) {
    if (isRefusal(error, /message is not modified/i)) return true
    if (error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403)) return false
    throw asTelegramFault(error)
  }
}

/** The live message has nothing more to say once the notice stands below it. */
async function removeProgress(api: Api, content: NoticeContent): Promise<void> {
  const work =
    'training' in content ? content.training : 'series' in content ? content.series : content.generation
  if (work.progressMessageId !== null) await deleteQuietly(api, content.person, work.progressMessageId)
}

/** Tidying up is not worth a second notice: what cannot be deleted stays. */
async function deleteQuietly(api: Api, person: Person, messageId: number): Promise<void> {
  try {
    await api.deleteMessage(person.telegramId, messageId)
  } catch (error) {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error
  }
}
