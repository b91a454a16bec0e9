import { Failure } from '../../src/domain/shared/failure.ts'
import type { Bucket, ObjectStorage } from '../../src/domain/shared/object-storage.ts'
import { strikeOf, type Life, type Nature } from './life.ts'

/** Our own files, which outlive every process. */
export interface SimulatedStorage {
  readonly objects: ReadonlyMap<string, Uint8Array>
  connect(life: Life): ObjectStorage
}

const latencyMs = [1, 60] as const
const placeOf = ({ bucket, key }: { bucket: Bucket; key: string }) => `${bucket}/${key}`

export function createStorage({ random, rates }: Nature): SimulatedStorage {
  const objects = new Map<string, Uint8Array>()
  return {
    objects,
    connect: (life) => {
      const call = <T>(label: string, effect: () => T): Promise<T> =>
        life.call(`storage ${label}`, effect, {
          latencyMs,
          strike: strikeOf(random, rates().storage),
          fault: () => new Failure('STORAGE_UNAVAILABLE', 'simulated: storage does not answer'),
        })
      return {
        async put(place, body) {
          const bytes = body instanceof Uint8Array ? body : await whole(body)
          await call(`put ${placeOf(place)}`, () => void objects.set(placeOf(place), bytes))
        },
        read: (place) =>
          call(`read ${placeOf(place)}`, () => {
            const bytes = objects.get(placeOf(place))
            if (!bytes) throw new Failure('OBJECT_NOT_FOUND', `simulated: no ${placeOf(place)}`)
            const { from, to } = place.range ?? { from: 0, to: bytes.byteLength - 1 }
            return { body: only(bytes.subarray(from, to + 1)), bytes: bytes.byteLength }
          }),
        bytesOf: (place) => call(`look up ${placeOf(place)}`, () => objects.get(placeOf(place))?.byteLength),
        delete: (place) => call(`delete ${placeOf(place)}`, () => void objects.delete(placeOf(place))),
      }
    },
  }
}

export async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

export async function whole(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  return Buffer.concat(parts)
}
