/**
 *   image    from words, with an avatar or without
 *   edit     a photo or an image changed as the words say
 *   upscale  an image enlarged
 *   video    an image set in motion
 */
export const generationKinds = ['image', 'edit', 'upscale', 'video'] as const
export type GenerationKind = (typeof generationKinds)[number]

/** Kinds that cannot be ordered without words. */
export const needsWish = (kind: GenerationKind): boolean => kind === 'image' || kind === 'edit'
