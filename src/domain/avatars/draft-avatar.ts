import { isOpenForPhotos, maxAvatarNameLength, type Avatar, type AvatarType, type Gender } from './avatar.ts'
import type { AvatarStore } from './avatar-store.ts'
import { tidyName } from '../shared/tidy-name.ts'
import { maxAvatars, type AvatarLimits } from './limits.ts'

export type DraftOutcome = { readonly kind: 'kept'; readonly avatar: Avatar } | { readonly kind: 'not-found' }
export type NameOutcome = DraftOutcome | { readonly kind: 'not-a-name' }

interface Needs {
  readonly avatars: Pick<AvatarStore, 'add' | 'find' | 'list' | 'update' | 'move'>
}

/** Opens a draft of this type; an untouched one from before is taken up again. Undefined when there are too many. */
export async function startAvatar(
  { avatars }: Needs,
  userId: number,
  type: AvatarType,
): Promise<Avatar | undefined> {
  const standing = await avatars.list(userId, { limit: maxAvatars })
  const untouched = standing.find(
    (avatar) => avatar.status === 'draft' && avatar.type === type && avatar.name === '',
  )
  if (untouched) return untouched
  return standing.length >= maxAvatars ? undefined : avatars.add({ userId, type })
}

export async function chooseGender(
  { avatars }: Needs,
  userId: number,
  avatarId: number,
  gender: Gender,
): Promise<DraftOutcome> {
  const avatar = await avatars.find(userId, avatarId)
  if (!avatar || !isOpenForPhotos(avatar.status)) return { kind: 'not-found' }
  await avatars.update(avatarId, { gender })
  return { kind: 'kept', avatar: { ...avatar, gender } }
}

/** Names an avatar; a draft is then open for photos. */
export async function nameAvatar(
  { avatars, limits }: Needs & { readonly limits: Pick<AvatarLimits, 'minPhotos'> },
  userId: number,
  avatarId: number,
  words: string,
): Promise<NameOutcome> {
  const name = tidyName(words, maxAvatarNameLength)
  if (name === undefined) return { kind: 'not-a-name' }
  if (!(await avatars.find(userId, avatarId))) return { kind: 'not-found' }
  await avatars.update(avatarId, { name })
  await avatars.move(avatarId, ['draft'], 'photos_uploading')
  // Photos may have come before the name; those that come from here on move it themselves.
  const avatar = await avatars.find(userId, avatarId)
  if (!avatar) return { kind: 'not-found' }
  const isEnough =
    avatar.type !== 'instant' && avatar.status === 'photos_uploading' && avatar.photoCount >= limits.minPhotos
  if (!isEnough) return { kind: 'kept', avatar }
  await avatars.move(avatarId, ['photos_uploading'], 'ready_for_training')
  return { kind: 'kept', avatar: { ...avatar, status: 'ready_for_training' } }
}
