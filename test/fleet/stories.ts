import { isCounter, labelLike, plain } from '../flows/ways.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos } from '../support/photos.ts'

/** What a dead process had taken is taken up by another after a minute at the latest. */
export const patience = { withinMs: 120_000 }

/** A person presses again when nothing answers: the process that had taken the press is dead. */
async function pressesUntilAnswered(person: Person, label: string | RegExp): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    try {
      await person.presses(label, patience)
      return
    } catch (error) {
      const isUnanswered = error instanceof Error && /never answered/.test(error.message)
      if (!isUnanswered || turn === 5) throw error
    }
  }
}

const shows = (label: string) => (seen: { buttons: readonly (readonly string[])[] }) =>
  seen.buttons.flat().includes(label)

/** From anywhere to a training that is ordered; the photos are this person's own. */
export async function ordersTraining(person: Person, photos: number): Promise<void> {
  const { texts } = person
  await person.says('/new')
  await pressesUntilAnswered(person, texts.newAvatar.portrait)
  await pressesUntilAnswered(person, texts.newAvatar.female)
  await person.sees((seen) => seen.text === plain(texts.newAvatar.askName), patience)
  await person.says('Anna')
  await person.sees(isCounter(person, 0), patience)
  await person.sends(await goodPhotos(photos, { from: (person.id % 40) * 8 }))
  await person.sees(isCounter(person, photos), patience)
  await pressesUntilAnswered(person, texts.photos.done)
  await pressesUntilAnswered(person, labelLike(texts.training.confirm))
}

/** The end of the training, whichever it is. */
export const seesTrainingEnd = (person: Person) =>
  person.sees(
    (seen) => shows(person.texts.training.createImage)(seen) || shows(person.texts.training.tryAgain)(seen),
    patience,
  )

/** Orders one image without an avatar. */
export async function ordersWish(person: Person, wish: string): Promise<void> {
  await person.says(wish)
  await pressesUntilAnswered(person, labelLike(person.texts.order.confirm))
}

/** The end of an order, whichever it is. */
export const seesImageEnd = (person: Person) =>
  person.sees(
    (seen) => shows(person.texts.result.again)(seen) || shows(person.texts.making.tryAgain)(seen),
    patience,
  )

/** Tries to stop what is being made; it may be too late, and then the picture has come. */
export async function stopsWish(person: Person): Promise<void> {
  const { making, result } = person.texts
  try {
    await pressesUntilAnswered(person, making.stop)
    await pressesUntilAnswered(person, making.reallyStop)
  } catch (error) {
    if (!(await person.messages()).some(shows(result.again))) throw error
  }
}
