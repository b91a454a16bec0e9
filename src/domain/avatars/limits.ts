import type { AvatarType } from './avatar.ts'

/** What the operator allows for avatars; see the configuration contract. */
export interface AvatarLimits extends PhotoLimits {
  /** Trainings allowed before the first payment. */
  readonly freeTrainings: number
}

export interface PhotoLimits {
  readonly minPhotos: number
  readonly maxPhotos: number
}

/** An instant avatar is looked at whenever something is drawn, and editing models look at few photos. */
export const instantPhotoLimits: PhotoLimits = { minPhotos: 1, maxPhotos: 3 }

export const photoLimitsOf = ({ type }: { readonly type: AvatarType }, limits: PhotoLimits): PhotoLimits =>
  type === 'instant' ? instantPhotoLimits : limits

/** Of one person, drafts included: more than anybody keeps apart, few enough to page through. */
export const maxAvatars = 50
