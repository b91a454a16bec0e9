import type { Kysely } from 'kysely'
import type { Schema } from '../../src/adapters/postgres/schema.ts'
import type { Seen } from './chat-record.ts'
import type { Person } from './person.ts'

export interface NoticeCount {
  /** Sent by the books and not in the chat. */
  readonly missing: string[]
  /** More in the chat than in the books: where a process died between sending and marking. */
  readonly doubled: string[]
}

/** How each notice is told from everything else in a chat: by the buttons below it. */
function marksOf({ texts: { training, result, making, common } }: Person) {
  const below = (...labels: readonly string[]) => {
    const expected = labels.join()
    return (buttons: string) => buttons === expected
  }
  return [
    {
      kinds: ['training-completed', 'training-gift'],
      isOne: below(training.createImage, training.myAvatars, common.home),
    },
    { kinds: ['training-failed'], isOne: below(training.tryAgain, training.viewPhotos, common.home) },
    {
      kinds: ['generation-completed', 'generation-gift'],
      isOne: (buttons: string) => buttons.startsWith(result.again),
    },
    { kinds: ['generation-failed', 'generation-cancelled'], isOne: below(making.tryAgain, common.home) },
  ]
}

/**
 * A notice is a message of its own. A press that comes again after its process died, when the picture is there
 * already, turns the pressed message into it, as a late second tap does: that is the answer to the press.
 */
const isSent = ({ message }: Seen): boolean => message.edit_date === undefined

/** Compares what stands in the chats with what the books say was sent. */
export async function countNotices(db: Kysely<Schema>, people: readonly Person[]): Promise<NoticeCount> {
  const sent = await db
    .selectFrom('notices')
    .innerJoin('users', 'users.id', 'notices.user_id')
    .select(['telegram_id', 'kind'])
    .where('notices.status', '=', 'sent')
    .execute()
  const missing: string[] = []
  const doubled: string[] = []
  for (const person of people) {
    const chat = (await person.messages()).filter(isSent).map(({ buttons }) => buttons.flat().join())
    for (const { kinds, isOne } of marksOf(person)) {
      const mine = sent.filter((each) => Number(each.telegram_id) === person.id)
      const told = mine.filter(({ kind }) => kinds.includes(kind)).length
      const seen = chat.filter(isOne).length
      const about = `person ${person.id}, ${kinds[0]}: ${told} sent, ${seen} in the chat`
      if (seen < told) missing.push(about)
      if (seen > told) doubled.push(about)
    }
  }
  return { missing, doubled }
}
