import type { Seen } from '../support/chat-record.ts'
import type { Person } from '../support/person.ts'

/** The delivered pictures among what was seen; the first screen shows a picture, too, which is nobody's. */
export const isDelivered =
  (person: Person) =>
  ({ photo, albumId, buttons }: Seen): boolean =>
    photo !== undefined && (albumId !== undefined || buttons.flat().includes(person.texts.result.again))

/** Every delivered picture that stands in the chat. */
export const deliveredTo = async (person: Person): Promise<Seen[]> =>
  (await person.messages()).filter(isDelivered(person))
