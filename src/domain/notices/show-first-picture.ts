import type { Avatar } from '../avatars/avatar.ts'
import type { AvatarStore, TrainingStore } from '../avatars/avatar-store.ts'
import type { Image, ImageStore } from '../gallery/image.ts'
import type { GenerationStore } from '../generation/generation.ts'
import type { PeopleStore } from '../people/person.ts'
import type { ObjectStorage } from '../shared/object-storage.ts'
import type { Messenger } from './messenger.ts'
import type { NoticeStore } from './notice-store.ts'

export interface ShowFirstPictureNeeds {
  readonly stores: {
    readonly avatars: Pick<AvatarStore, 'find' | 'update'>
    readonly trainings: Pick<TrainingStore, 'find'>
    readonly generations: Pick<GenerationStore, 'findFirstOf'>
    readonly images: Pick<ImageStore, 'ofGeneration' | 'rememberTelegramFile'>
    readonly notices: Pick<NoticeStore, 'findOfTraining'>
    readonly people: Pick<PeopleStore, 'find'>
  }
  readonly storage: ObjectStorage
  readonly messenger: Pick<Messenger, 'addFirstPicture'>
}

/**
 * Puts the first picture into the notice that the avatar is ready, and makes it the avatar's preview. Notice and picture
 * end in any order, and each of them calls this: whoever comes second finds both.
 */
export async function showFirstPicture(needs: ShowFirstPictureNeeds, trainingId: number): Promise<void> {
  const { stores } = needs
  const training = await stores.trainings.find(trainingId)
  const generation = await stores.generations.findFirstOf(trainingId)
  if (!training || generation?.status !== 'completed') return
  const avatar = await stores.avatars.find(training.userId, training.avatarId)
  const [image] = await stores.images.ofGeneration(generation.id)
  if (!avatar || !image) return
  if (avatar.previewKey === null) await keepPreview(needs, avatar, image)

  const notice = await stores.notices.findOfTraining(trainingId)
  const person = await stores.people.find(training.userId)
  if (notice?.status !== 'sent' || notice.messageId === null || !person) return
  const content = { person, avatar, training, generation, image }
  const photoId = await needs.messenger.addFirstPicture(content, notice.messageId)
  if (photoId === null) return
  await stores.images.rememberTelegramFile(image.id, { photoId })
  await stores.avatars.update(avatar.id, { previewTelegramId: photoId })
}

export const previewPlaceOf = (avatarId: number) =>
  ({ bucket: 'avatars', key: `avatars/${avatarId}/preview` }) as const

/** A copy of its own: the picture may be thrown away, the avatar keeps its face. */
async function keepPreview({ stores, storage }: ShowFirstPictureNeeds, avatar: Avatar, image: Image) {
  const place = previewPlaceOf(avatar.id)
  const { body } = await storage.read({ bucket: image.bucket, key: image.storageKey })
  await storage.put({ ...place, contentType: image.contentType }, body)
  await stores.avatars.update(avatar.id, { previewKey: place.key, previewTelegramId: null })
  // Deleted meanwhile: whoever did it could not know of this file.
  if (!(await stores.avatars.find(avatar.userId, avatar.id))) await storage.delete(place)
}
