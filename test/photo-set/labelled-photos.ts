import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { listSamples, sampleImage } from '../../sandbox/samples/sample-photos.ts'
import type { PhotoAdvice } from '../../src/domain/avatars/photo-advice.ts'
import { maxPhotoBytes, type PhotoRefusal } from '../../src/domain/avatars/photo-inspector.ts'
import { badPhotos } from '../support/photos.ts'
import { drawAgain, drawTogether } from './draw-people.ts'
import * as spoil from './spoil-photo.ts'

export interface LabelledPhoto {
  readonly name: string
  readonly family: string
  /** Photos of style avatars get no advice on faces. */
  readonly isStyle: boolean
  /** Sent after these. */
  readonly after: readonly (() => Promise<Buffer>)[]
  readonly expected: { readonly refused: PhotoRefusal } | { readonly advice: readonly PhotoAdvice[] }
  readonly draw: () => Promise<Buffer>
}

type Draw = () => Promise<Buffer>
type Family = readonly LabelledPhoto[]

const sample =
  (name: string): Draw =>
  () =>
    sampleImage(name)
const spoilt =
  (name: string, how: spoil.Spoil): Draw =>
  async () =>
    how(await sampleImage(name))

const fixture =
  (name: string): Draw =>
  () =>
    readFile(path.join(import.meta.dirname, '../contracts/fixtures', name))

/** A photo is sent after all other samples of its model: alike, and yet other photos. */
const othersOf = (name: string): Draw[] => {
  const samples = listSamples()
  const model = samples.find((each) => each.name === name)?.model
  return samples.filter((each) => each.model === model && each.name !== name).map((each) => sample(each.name))
}

function family(
  name: string,
  expected: LabelledPhoto['expected'],
  photos: Readonly<Record<string, Draw | { draw: Draw; after?: readonly Draw[]; isStyle?: boolean }>>,
): Family {
  return Object.entries(photos).map(([each, photo]) => {
    const { draw, after = [], isStyle = false } = typeof photo === 'function' ? { draw: photo } : photo
    return { name: `${name}: ${each}`, family: name, isStyle, after, expected, draw }
  })
}

const fine = { advice: [] }
const advised = (...advice: PhotoAdvice[]) => ({ advice })
const refused = (reason: PhotoRefusal) => ({ refused: reason })
const beside = (name: string) => ({ draw: sample(name), after: othersOf(name) })
const style = (draw: Draw, after: readonly Draw[] = []) => ({ draw, after, isStyle: true })
const bytes =
  (text: string): Draw =>
  () =>
    Promise.resolve(Buffer.from(text))
const file =
  (photo: () => { bytes: Buffer } | Promise<{ bytes: Buffer }>): Draw =>
  async () =>
    (await photo()).bytes

const families: readonly Family[] = [
  family('a good portrait', fine, {
    'at the window': beside('woman-window'),
    'in the park': beside('woman-park'),
    'in the studio': beside('woman-studio'),
    'at sunset': beside('woman-sunset'),
    'in the city at night': beside('woman-city'),
    'in the snow': beside('woman-snow'),
    'in the street': beside('woman-street'),
    'at the office': beside('man-office'),
    'by the sea': beside('man-sea'),
    'with glasses': beside('man-glasses'),
    'in a café': beside('man-cafe'),
    'in the mountains': beside('man-mountains'),
    'in autumn': beside('man-autumn'),
    'before blue': beside('man-blue'),
  }),
  family('a good portrait of another kind', fine, {
    'black and white': spoilt('woman-cafe', spoil.grey),
    'with the noise of an evening': spoilt('man-city', spoil.noisy(9)),
    'a little dark': spoilt('woman-reading', spoil.darkened(0.6)),
    'a little light': spoilt('man-park', spoil.overexposed(1.2, 10)),
    'a PNG': spoilt('man-studio', spoil.asPng),
    'a WebP': spoilt('woman-autumn', spoil.asWebp),
    'of the same room, turned away': {
      draw: () => drawAgain('woman-window', { head: [-28, 4, -6], closeness: 0.85, smile: 1, open: 0.6 }),
      after: [sample('woman-window')],
    },
    'of the same office, closer': {
      draw: () => drawAgain('man-office', { head: [30, -4, 4], closeness: 1.5, smile: 0, open: 0 }),
      after: [sample('man-office')],
    },
  }),
  family('a good picture of a style', fine, {
    balloons: { ...beside('paper-balloons'), isStyle: true },
    'a cat at night': { ...beside('paper-cat'), isStyle: true },
    'a desert': { ...beside('paper-desert'), isStyle: true },
    'a lake at night': { ...beside('paper-lake'), isStyle: true },
    tea: { ...beside('paper-tea'), isStyle: true },
    winter: { ...beside('paper-winter'), isStyle: true },
  }),
  family('too dark', advised('too-dark'), {
    'a tenth of the light': spoilt('woman-park', spoil.darkened(0.1)),
    'a sixth of the light': spoilt('man-office', spoil.darkened(0.16)),
    'a fifth of the light': spoilt('woman-studio', spoil.darkened(0.2)),
    'a quarter of the light': spoilt('man-snow', spoil.darkened(0.26)),
    'in the evening': spoilt('woman-sunset', spoil.darkened(0.28)),
    'a dark style': style(spoilt('paper-forest', spoil.darkened(0.18))),
  }),
  family('too bright', advised('too-bright'), {
    'against the sun': spoilt('woman-window', spoil.overexposed(1.1, 125)),
    'a flash from near': spoilt('man-studio', spoil.overexposed(1.4, 140)),
    'on the snow': spoilt('woman-snow', spoil.overexposed(1.3, 110)),
    'on the beach': spoilt('man-sea', spoil.overexposed(1, 150)),
    'a washed-out style': style(spoilt('paper-harbour', spoil.overexposed(1.3, 110))),
  }),
  family('low contrast', advised('low-contrast'), {
    'through fog': spoilt('woman-mountains', spoil.fogged(0.25, 150)),
    'through a dirty lens': spoilt('man-street', spoil.fogged(0.32, 140)),
    'through glass': spoilt('woman-sage', spoil.fogged(0.3, 130)),
    'a pale print': spoilt('man-autumn', spoil.fogged(0.3, 160)),
    'a pale style': style(spoilt('paper-dawn', spoil.fogged(0.3, 150))),
  }),
  family('blurred', advised('blurred'), {
    'a little out of focus': spoilt('woman-street', spoil.defocused(4)),
    'out of focus': spoilt('man-cafe', spoil.defocused(6)),
    'far out of focus': spoilt('woman-studio', spoil.defocused(10)),
    'of a style': style(spoilt('paper-city', spoil.defocused(5))),
    'shaken across': spoilt('man-park', spoil.shaken(14, 'across')),
    'shaken upwards': spoilt('woman-reading', spoil.shaken(18, 'down')),
    enlarged: async () => spoil.resizedTo(1024)(await spoil.resizedTo(130)(await sampleImage('man-blue'))),
  }),
  family('nearly the same as another', advised('near-duplicate'), {
    'sent through another chat': {
      draw: async () => spoil.compressedTo(45)(await spoil.resizedTo(800)(await sampleImage('woman-sea'))),
      after: [sample('woman-sea'), ...othersOf('woman-sea')],
    },
    smaller: {
      draw: spoilt('man-sunset', spoil.resizedTo(600)),
      after: [sample('man-sunset'), ...othersOf('man-sunset')],
    },
    'cut a little': { draw: spoilt('woman-cafe', spoil.cropped(0.03)), after: [sample('woman-cafe')] },
    'with a filter': {
      draw: spoilt('man-city', spoil.filtered({ brightness: 1.15, saturation: 1.3 })),
      after: [sample('man-city')],
    },
    'the next of a burst': {
      draw: () => drawAgain('woman-autumn', { smile: 0.7, head: [-8, -3, -4] }),
      after: [sample('woman-autumn')],
    },
    'a blink later': {
      draw: () => drawAgain('man-mountains', { open: 0.1, gaze: [0, 0] }),
      after: [sample('man-mountains')],
    },
    'a style twice': style(spoilt('paper-whale', spoil.compressedTo(50)), [
      sample('paper-whale'),
      ...othersOf('paper-whale'),
    ]),
  }),
  family('exactly the same as another', refused('duplicate'), {
    'a portrait': { draw: sample('woman-sage'), after: [sample('woman-sage')] },
    'a style': style(sample('paper-forest'), [sample('paper-forest')]),
  }),
  family('no face', advised('no-face'), {
    'a lighthouse': sample('paper-lighthouse'),
    'a harbour': sample('paper-harbour'),
    'a house in the snow': sample('paper-winter'),
    'tea at the window': sample('paper-tea'),
    'mountains at dawn': sample('paper-dawn'),
  }),
  family('several faces', advised('several-faces'), {
    'a couple': () => drawTogether(['woman-window', 'man-office']),
    'a couple in the park': () => drawTogether(['man-park', 'woman-park']),
    'three at sunset': () => drawTogether(['woman-snow', 'man-snow', 'woman-autumn']),
    'a couple in the street': () => drawTogether(['woman-street', 'man-street']),
  }),
  family('a face too small', advised('small-face'), {
    'far away in the park': () => drawAgain('woman-park', { closeness: 0.2 }),
    'far away at the sea': () => drawAgain('man-sea', { closeness: 0.22 }),
    'far away in the mountains': () => drawAgain('man-mountains', { closeness: 0.18 }),
  }),
  family('turned in the file', fine, {
    'to the left': spoilt('woman-reading', spoil.turned(8)),
    'to the right': spoilt('man-glasses', spoil.turned(6)),
    'upside down': spoilt('woman-city', spoil.turned(3)),
    'among others': { draw: spoilt('man-autumn', spoil.turned(6)), after: othersOf('man-autumn') },
  }),
  family('HEIC', advised('no-face'), { 'three colours': fixture('three-colours.heic') }),
  family('too small', refused('too-small'), {
    'a thumbnail': spoilt('woman-window', spoil.resizedTo(320)),
    'just too small': spoilt('man-office', spoil.resizedTo(511)),
    'a PNG': async () => spoil.asPng(await spoil.resizedTo(200)(await sampleImage('man-sea'))),
    'a HEIC': fixture('too-small.heic'),
  }),
  family('broken', refused('undecodable'), {
    'cut in the middle': spoilt('woman-sea', spoil.cutShort(0.5)),
    'cut at the beginning': spoilt('man-sea', spoil.cutShort(0.01)),
    'full of rubbish': file(badPhotos.broken),
  }),
  family('huge', refused('pixel-bomb'), { 'a bomb of pixels': file(badPhotos.bomb) }),
  family('heavy', refused('too-big'), { 'over 20 MB': spoilt('man-cafe', spoil.heavierThan(maxPhotoBytes)) }),
  family('not a picture', refused('not-an-image'), {
    'a letter': file(badPhotos.notAnImage),
    'a text': bytes('This is a photo, really.'),
    'an SVG': bytes('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>'),
  }),
]

/** Every fourth photo of the whole list is kept apart: thresholds are tuned without looking at those. */
export const labelledPhotos: readonly (LabelledPhoto & { readonly part: 'tuning' | 'judging' })[] = families
  .flat()
  .map((photo, index) => ({ ...photo, part: index % 4 === 3 ? 'judging' : 'tuning' }))
