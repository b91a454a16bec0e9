import type { MiddlewareFn } from 'grammy'
import type { Update } from 'grammy/types'
import type { App } from '../../domain/app.ts'
import type { Person } from '../../domain/people/person.ts'
import { languageOf, type Language } from '../../domain/shared/languages.ts'
import type { BotContext, Conversation } from '../context.ts'
import { answerOnce } from '../kit/show.ts'
import { textsIn } from '../texts/texts.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** Finds or registers the person, and gives the update everything that handlers use. One statement when known. */
export function converse(needs: {
  readonly app: App
  readonly defaultLanguage: Language
  readonly readImage: Conversation['readImage']
  /** Who was found already, on the way here. */
  readonly found: WeakMap<Update, Person>
}): MiddlewareFn<BotContext> {
  const { app, defaultLanguage, readImage, found } = needs
  const sentPictures = new Map<string, string>()

  return async (ctx, next) => {
    const { from } = ctx
    if (!from) return
    const { update_id: updateId } = ctx.update
    const known = found.get(ctx.update) ?? (await app.people.find(from.id))
    const person = known ?? (await register(app, from))
    if (known?.unreachableSince) await app.people.welcomeBack(known.id)

    const conversation = ctx as Writable<BotContext>
    const speak = (language: Language) => {
      conversation.language = language
      conversation.texts = textsIn(language)
    }
    let stored = person.expects
    Object.assign(ctx, {
      app,
      readImage,
      sentPictures,
      speak,
      screenState: { isAnswered: false, isAnew: false },
      toast: (text: string) => answerOnce(ctx, { text }),
      alert: (text: string) => answerOnce(ctx, { text, alert: true }),
      showAnew: () => {
        ctx.screenState.isAnew = true
      },
      expectMessage: async (expectation: string | null) => {
        conversation.expectedMessage = expectation
        if (stored === expectation) return
        await app.people.expect(person.id, expectation, updateId)
        stored = expectation
      },
      refreshPerson: async () => {
        const current = await app.people.find(from.id)
        if (current) conversation.person = current
      },
    } satisfies Partial<Conversation>)
    conversation.person = person
    // One that comes again, after a process died in it, means what it meant at first.
    conversation.comesAgain = person.expectsUpdate === updateId
    conversation.expectedMessage = conversation.comesAgain ? person.expectedBefore : person.expects
    speak(languageOf(person, defaultLanguage))
    await next()
  }
}

async function register(
  app: App,
  from: { id: number; first_name: string; username?: string; language_code?: string },
) {
  const { person } = await app.people.register({
    telegramId: from.id,
    firstName: from.first_name,
    username: from.username ?? null,
    telegramLanguage: from.language_code ?? null,
  })
  return person
}
