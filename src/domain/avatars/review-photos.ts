import type { AvatarType, Photo } from './avatar.ts'
import { photoAdvices, type PhotoAdvice } from './photo-advice.ts'
import { isNearDuplicate, isSameScene } from './photo-likeness.ts'
import type { PhotoLook } from './photo-measurements.ts'

/** What could be better about the set as a whole. */
export const setHints = ['one-scene', 'mostly-advised'] as const
export type SetHint = (typeof setHints)[number]

export const setThresholds = {
  /** Fewer photos say nothing about a set. */
  minPhotos: 5,
  /** All but a few were taken at one place in one light. */
  sceneShare: 0.8,
  advisedShare: 0.5,
} as const

export interface PhotoReview {
  readonly advice: readonly PhotoAdvice[]
  /** Place, from 0, of the earlier photo that it is nearly the same as. */
  readonly twinPlace: number | undefined
}

export interface SetReview {
  /** One for each photo, in their order. */
  readonly photos: readonly PhotoReview[]
  /** How many photos get it; what nobody gets is left out. */
  readonly counts: readonly { readonly advice: PhotoAdvice; readonly count: number }[]
  readonly advisedCount: number
  readonly hint: SetHint | undefined
}

/** Looks at all standing photos of an avatar together, oldest first. */
export function reviewPhotos(photos: readonly Photo[], type: AvatarType): SetReview {
  const looks = photos.map(lookOf)
  const reviews = photos.map((photo, place): PhotoReview => {
    const twinPlace = twinPlaceOf(looks, place)
    return {
      advice: twinPlace === undefined ? photo.advice : ['near-duplicate', ...photo.advice],
      twinPlace,
    }
  })
  const advisedCount = reviews.filter((review) => review.advice.length > 0).length
  const counts = photoAdvices.map((advice) => ({
    advice,
    count: reviews.filter((review) => review.advice.includes(advice)).length,
  }))
  return {
    photos: reviews,
    counts: counts.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count),
    advisedCount,
    // A style is one look in every picture: there sameness is no fault.
    hint: type === 'style' ? undefined : hintOf({ photos, looks, advisedCount }),
  }
}

/** The next place with advice after this one, from the beginning again behind the last; undefined without another. */
export function nextAdvisedPlace({ photos }: SetReview, place: number): number | undefined {
  const places = photos.flatMap(({ advice }, at) => (advice.length > 0 && at !== place ? [at] : []))
  return places.find((at) => at > place) ?? places[0]
}

function twinPlaceOf(looks: readonly (PhotoLook | undefined)[], place: number): number | undefined {
  const own = looks[place]
  const twin = own ? looks.slice(0, place).findIndex((look) => look && isNearDuplicate(look, own)) : -1
  return twin < 0 ? undefined : twin
}

function hintOf({
  photos,
  looks,
  advisedCount,
}: {
  readonly photos: readonly Photo[]
  readonly looks: readonly (PhotoLook | undefined)[]
  readonly advisedCount: number
}): SetHint | undefined {
  const valid = photos.filter((photo) => photo.status === 'valid').length
  if (valid < setThresholds.minPhotos) return undefined
  const known = looks.filter((look) => look !== undefined)
  const largestScene = Math.max(
    ...known.map((look) => known.filter((other) => isSameScene(look, other)).length),
  )
  // Before what the photos have one by one: a burst in one room is both, and this is its remedy.
  if (known.length >= setThresholds.minPhotos && largestScene >= known.length * setThresholds.sceneShare)
    return 'one-scene'
  return advisedCount > valid * setThresholds.advisedShare ? 'mostly-advised' : undefined
}

const lookOf = ({ perceptualHash, colours }: Photo): PhotoLook | undefined =>
  perceptualHash === null || colours === null ? undefined : { perceptualHash, colours }
