/** What the operator allows for avatars; see the configuration contract. */
export interface AvatarLimits {
  readonly minPhotos: number
  readonly maxPhotos: number
  /** Trainings allowed before the first payment. */
  readonly freeTrainings: number
}
