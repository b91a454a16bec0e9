import { describe, expect, it } from 'vitest'
import { createRandom } from '../../samples/seeded-random.ts'
import { readMood } from './mood.ts'

const read = (prompt: string) => readMood(prompt, createRandom(1))

describe('the mood of a wish', () => {
  it.each([
    ['A portrait on the beach at sunset', { place: 'sunset', look: 'golden' }],
    ['портрет на закате у моря', { place: 'sunset', look: 'golden' }],
    ['cyberpunk street, neon rain', { place: 'neon', look: 'neon', fall: 'rain' }],
    ['зимний лес, снег', { place: 'snow', fall: 'snow' }],
    ['осенний парк', { place: 'autumn', fall: 'leaves' }],
    ['business portrait for LinkedIn', { place: 'office' }],
    ['деловой портрет', { place: 'office' }],
    ['wedding photo', { place: 'garden', fall: 'petals' }],
    ['космонавт среди звёзд', { place: 'space', fall: 'stars' }],
    ['чёрно-белый портрет в студии', { place: 'studio', treatment: 'mono' }],
    ['oil painting of a knight in a castle', { place: 'fantasy', treatment: 'oil' }],
    ['акварель, весна', { place: 'garden', treatment: 'watercolour' }],
    ['vintage film photo in a café', { place: 'cafe', treatment: 'film' }],
    ['with exactly their skin tone, on a yacht at sunset', { place: 'sunset', look: 'golden' }],
    ['a golden foil dress in a castle', { place: 'fantasy', treatment: 'photo' }],
    ['skiing down a slope', { place: 'snow' }],
    ['a city by night', { place: 'city', look: 'night' }],
  ])('reads "%s"', (prompt, expected) => {
    expect(read(prompt)).toMatchObject(expected)
  })

  it('finds a mood that suits when the wish names none, another with another seed', () => {
    const moods = Array.from({ length: 20 }, (_, seed) => readMood('', createRandom(seed)))
    expect(new Set(moods.map(({ place }) => place)).size).toBeGreaterThan(3)
  })
})
