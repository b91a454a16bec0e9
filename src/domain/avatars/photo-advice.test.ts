import { describe, expect, it } from 'vitest'
import { adviceThresholds, adviseOn } from './photo-advice.ts'
import type { PhotoMeasurements, SeenFace } from './photo-measurements.ts'

const look = { perceptualHash: '0'.repeat(16), colours: '0'.repeat(96) }
const face = (height: number): SeenFace => ({ x: 0.3, y: 0.2, width: height, height, score: 0.9 })
const fine = {
  lightness: 130,
  shadows: 30,
  highlights: 220,
  blurPixels: 1.2,
  faces: [face(0.3)],
  look,
  width: 1024,
  height: 1280,
}
const adviceFor = (changes: Partial<PhotoMeasurements>) => adviseOn({ ...fine, ...changes })

describe('advice on a photo', () => {
  it('is silent about a good one', () => {
    expect(adviceFor({})).toEqual([])
  })

  it('tells what light and focus left to wish for', () => {
    expect(adviceFor({ lightness: 30, highlights: 60 })).toEqual(['too-dark'])
    expect(adviceFor({ lightness: 240, shadows: 180, highlights: 255 })).toEqual(['too-bright'])
    expect(adviceFor({ shadows: 110, highlights: 150 })).toEqual(['low-contrast'])
    expect(adviceFor({ blurPixels: adviceThresholds.blurPixels + 0.1 })).toEqual(['blurred'])
    expect(adviceFor({ lightness: 30, highlights: 60, blurPixels: 5 })).toEqual(['too-dark', 'blurred'])
  })

  it('lets a face in lamplight be dark around', () => {
    expect(adviceFor({ lightness: 100, shadows: 0, highlights: 118 })).toEqual([])
    expect(adviceFor({ lightness: 40, highlights: 230 })).toEqual([])
  })

  it('wants one face, large enough', () => {
    expect(adviceFor({ faces: [] })).toEqual(['no-face'])
    expect(adviceFor({ faces: [face(0.3), face(0.25)] })).toEqual(['several-faces'])
    expect(adviceFor({ faces: [face(0.3), face(0.08)] })).toEqual([])
    expect(adviceFor({ faces: [face(0.06)] })).toEqual(['small-face'])
  })

  it('measures a face by the longer side, however the photo stands', () => {
    expect(adviseOn({ ...fine, width: 1600, height: 900, faces: [face(0.15)] })).toEqual(['small-face'])
    expect(adviseOn({ ...fine, width: 900, height: 1600, faces: [face(0.15)] })).toEqual([])
  })

  it('asks for no face where none was looked for, or none could be seen', () => {
    const { faces: _, ...ofStyle } = fine
    expect(adviseOn(ofStyle)).toEqual([])
    expect(adviceFor({ faces: [], lightness: 20, highlights: 40 })).toEqual(['too-dark'])
    expect(adviceFor({ faces: [], blurPixels: 9 })).toEqual(['blurred'])
  })
})
