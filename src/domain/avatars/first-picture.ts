import { imageModelFor } from '../generation/catalogue.ts'
import { composePrompt } from '../generation/compose-prompt.ts'
import type { GenerationStore } from '../generation/generation.ts'
import type { PeopleStore } from '../people/person.ts'
import type { Jobs } from '../shared/jobs.ts'
import { languageOf, type Language } from '../shared/languages.ts'
import type { Avatar, Training, TrainingType } from './avatar.ts'

type Wish = Readonly<Record<Language, string>>

/** Wishes that show what an avatar has learned, and that hardly anybody would mind having made. */
const wishes: Readonly<Record<TrainingType, readonly [Wish, ...Wish[]]>> = {
  portrait: [
    { ru: 'Портрет у большого окна, мягкий дневной свет', en: 'Portrait by a large window, soft daylight' },
    {
      ru: 'Портрет в осеннем парке, тёплый вечерний свет',
      en: 'Portrait in an autumn park, warm evening light',
    },
    { ru: 'Портрет у моря, утреннее солнце', en: 'Portrait by the sea, morning sun' },
  ],
  style: [
    { ru: 'Маяк на скалистом берегу', en: 'A lighthouse on a rocky shore' },
    { ru: 'Букет полевых цветов на столе', en: 'A bunch of wild flowers on a table' },
    { ru: 'Старый город у реки', en: 'An old town by a river' },
  ],
}

interface Stores {
  readonly people: Pick<PeopleStore, 'find'>
  readonly generations: Pick<GenerationStore, 'add'>
  readonly jobs: Jobs
}

/** A free picture with an avatar that has just been trained: no draft, no charge, no notice of its own. */
export async function orderFirstPicture(
  stores: Stores,
  { avatar, training, defaultLanguage }: { avatar: Avatar; training: Training; defaultLanguage: Language },
): Promise<void> {
  const person = await stores.people.find(avatar.userId)
  if (!person) return
  const fitting = wishes[avatar.type === 'style' ? 'style' : 'portrait']
  const wish = fitting[training.id % fitting.length] ?? fitting[0]
  const composed = composePrompt({ words: wish.en, improve: true, avatar })
  const generation = await stores.generations.add({
    userId: avatar.userId,
    draftId: null,
    firstOfTrainingId: training.id,
    avatarId: avatar.id,
    model: imageModelFor({ kind: 'image', avatar: 'weights' }).key,
    format: '1:1',
    imageCount: 1,
    wish: wish[languageOf(person, defaultLanguage)],
    prompt: composed.prompt,
    promptChanges: composed.changes,
    priceCredits: 0,
  })
  if (!generation) return
  const { id: generationId } = generation
  await stores.jobs.add('submit-generation', { generationId }, { key: String(generationId) })
}
