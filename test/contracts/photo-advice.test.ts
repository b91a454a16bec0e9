import { afterAll, describe, expect, it } from 'vitest'
import { createPhotoInspector } from '../../src/adapters/photos/photo-inspector.ts'
import { createPhotoMeasurer, type PhotoMeasurer } from '../../src/adapters/photos/photo-measurer.ts'
import { sampleImage } from '../../sandbox/samples/sample-photos.ts'
import { judgePhotos } from '../photo-set/judge-photos.ts'

const open: PhotoMeasurer[] = []
afterAll(() => Promise.all(open.map((measurer) => measurer.close())))
const measurerWith = (options: Parameters<typeof createPhotoMeasurer>[0] = {}): PhotoMeasurer => {
  const measurer = createPhotoMeasurer(options)
  open.push(measurer)
  return measurer
}

/** A thread that runs this. */
const program = (source: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\n${source}`)}`,
  )

describe('photos are judged as a person would', () => {
  it('in at least 95 of 100 of those that no threshold was tuned on, and of the others', async () => {
    const judged = await judgePhotos()
    for (const part of ['judging', 'tuning'] as const) {
      const photos = judged.filter((each) => each.part === part)
      const wrong = photos.filter(({ got, expected }) => got !== expected)
      expect(photos.length).toBeGreaterThanOrEqual(part === 'judging' ? 20 : 60)
      const named = wrong.map(({ name, expected, got }) => `${name}: ${expected}, got ${got}`).join('\n')
      expect(wrong.length, named).toBeLessThanOrEqual(photos.length * 0.05)
    }
  }, 120_000)
})

describe('measuring a photo', () => {
  it('tells the same twice, and looks for faces only where it is asked to', async () => {
    const measurer = measurerWith()
    const photo = await sampleImage('man-office')
    const first = await measurer.measure(photo, { withFaces: true })
    expect(first.faces).toHaveLength(1)
    expect(await measurer.measure(photo, { withFaces: true })).toEqual(first)
    const { faces, look } = await measurer.measure(photo, { withFaces: false })
    expect(faces).toBeUndefined()
    expect(look).toEqual(first.look)
  })

  it('goes on with a new thread after one has died', async () => {
    const photo = await sampleImage('man-office')
    const dying = measurerWith({ program: program(`parentPort.on('message', () => process.exit(3))`) })
    await expect(dying.measure(photo, { withFaces: true })).rejects.toThrow('ended with 3')
    await expect(dying.measure(photo, { withFaces: true })).rejects.toThrow('ended with 3')
    const throwing = measurerWith({
      program: program(`parentPort.on('message', () => { throw new Error('no') })`),
    })
    await expect(throwing.measure(photo, { withFaces: true })).rejects.toThrow('no')
  })

  it('is given up when it takes too long', async () => {
    const silent = measurerWith({ timeoutMs: 50, program: program(`parentPort.on('message', () => {})`) })
    await expect(silent.measure(await sampleImage('man-office'), { withFaces: true })).rejects.toThrow(
      '50 ms',
    )
  })

  it('that fails refuses no photo: it counts without advice, and the fault is told', async () => {
    const faults: unknown[] = []
    const inspector = createPhotoInspector({
      concurrency: 1,
      measurer: measurerWith({ program: program(`parentPort.on('message', () => process.exit(1))`) }),
      onFault: (error) => faults.push(error),
    })
    const verdict = await inspector.inspect(await sampleImage('man-office'), { withFaces: true })
    expect(verdict).toMatchObject({ kind: 'accepted', width: 1024, height: 1280 })
    expect(verdict).not.toHaveProperty('measurements')
    expect(faults).toHaveLength(1)
  })
})
