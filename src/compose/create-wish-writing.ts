import { createWishes } from '../domain/wishes/create-wishes.ts'
import type { WriteWishNeeds } from '../domain/wishes/write-wish.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { World } from './open-world.ts'

/** Somebody looks at the screen meanwhile. */
const writingLimitMs = 6_000
/** A recording or a photo is uploaded first. */
const readingLimitMs = 20_000

/** Everything that turns a wish into words. Where it fails the person is helped otherwise, so it is no fault. */
export function createWishWriting({ log, metrics, world }: { log: Logger; metrics: Metrics; world: World }) {
  const helpless = (step: string) => (reason: unknown) => {
    metrics.interpreterFailures.inc({ step })
    log.warn({ err: reason, step }, `No help with a wish: ${step}`)
  }
  const { languageModel, speechReader, pictureReader } = world.interpreters
  const writing: WriteWishNeeds = { languageModel, limitMs: writingLimitMs, onFallback: helpless('writing') }
  const wishes = createWishes({
    source: world.photoSource,
    inspector: world.inspector,
    speechReader,
    pictureReader,
    limitMs: readingLimitMs,
    onFault: helpless('reading'),
  })
  return { writing, wishes }
}
