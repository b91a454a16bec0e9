import { describe, expect, it } from 'vitest'
import type { Photo } from './avatar.ts'
import type { KeptAdvice } from './photo-advice.ts'
import { nextAdvisedPlace, reviewPhotos } from './review-photos.ts'

const hashes = [
  '0000000000000000',
  'ffffffff00000000',
  '00000000ffffffff',
  'f0f0f0f0f0f0f0f0',
  '0f0f0f0f0f0f0f0f',
]
const green = '645580'.repeat(16)
const scenes = ['205080', '605080', 'a05080', '40a0a0', '80c040'].map((colour) => colour.repeat(16))

const photo = (id: number, changes: Partial<Photo> = {}): Photo => ({
  id,
  avatarId: 1,
  status: 'valid',
  reason: null,
  telegramFileId: 'file',
  sentAs: 'photo',
  storageKey: 'key',
  width: 1000,
  height: 1000,
  advice: [],
  perceptualHash: hashes[id % 5] ?? '',
  colours: scenes[id % 5] ?? '',
  ...changes,
})
const photos = (count: number, changes: Partial<Photo> = {}) =>
  Array.from({ length: count }, (_, id) => photo(id, changes))

describe('all photos of an avatar together', () => {
  it('give no advice when there is nothing to say', () => {
    expect(reviewPhotos(photos(5), 'portrait')).toMatchObject({
      counts: [],
      advisedCount: 0,
      hint: undefined,
    })
    expect(reviewPhotos([], 'portrait')).toMatchObject({ photos: [], counts: [], hint: undefined })
  })

  it('tell the later of two that are nearly the same, until the earlier one is gone', () => {
    const [first, second] = [photo(3), photo(8)]
    const set = reviewPhotos([photo(1), first, second], 'style')
    expect(set.photos[1]).toEqual({ advice: [], twinPlace: undefined })
    expect(set.photos[2]).toEqual({ advice: ['near-duplicate'], twinPlace: 1 })
    expect(reviewPhotos([photo(1), second], 'style').advisedCount).toBe(0)
  })

  it('take the same shapes in other colours for another photo', () => {
    const recoloured = photo(8, { colours: green })
    expect(reviewPhotos([photo(3), recoloured], 'portrait').advisedCount).toBe(0)
  })

  it('say nothing about how a photo looks that could not be measured', () => {
    const unknown = { perceptualHash: null, colours: null }
    expect(reviewPhotos(photos(6, unknown), 'portrait')).toMatchObject({ advisedCount: 0, hint: undefined })
  })

  it('count what is advised most often first', () => {
    const dark: KeptAdvice[] = ['too-dark']
    const set = reviewPhotos(
      [photo(0, { advice: ['blurred'] }), photo(1, { advice: dark }), photo(2, { advice: dark }), photo(3)],
      'portrait',
    )
    expect(set.counts).toEqual([
      { advice: 'too-dark', count: 2 },
      { advice: 'blurred', count: 1 },
    ])
    expect(set.advisedCount).toBe(3)
    expect([-1, 0, 1, 2, 3].map((place) => nextAdvisedPlace(set, place))).toEqual([0, 1, 2, 0, 0])
    expect(nextAdvisedPlace(reviewPhotos([photo(0)], 'portrait'), -1)).toBeUndefined()
  })

  it('ask for another day when nearly all were taken in one place, but never of a style', () => {
    const sameScene = [...photos(5, { colours: green }), photo(0, { perceptualHash: '00ff00ff00ff00ff' })]
    expect(reviewPhotos(sameScene, 'portrait').hint).toBe('one-scene')
    expect(reviewPhotos(sameScene, 'style').hint).toBeUndefined()
    expect(reviewPhotos(photos(4, { colours: green }), 'portrait').hint).toBeUndefined()
  })

  it('ask for better ones when most could be better', () => {
    const weak = photos(5).map((each, place) => ({
      ...each,
      advice: place < 3 ? (['blurred'] as const) : [],
    }))
    expect(reviewPhotos(weak, 'portrait').hint).toBe('mostly-advised')
  })
})
