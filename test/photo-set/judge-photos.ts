import { createHash } from 'node:crypto'
import { createPhotoInspector } from '../../src/adapters/photos/photo-inspector.ts'
import { createPhotoMeasurer } from '../../src/adapters/photos/photo-measurer.ts'
import { adviseOn, type PhotoAdvice } from '../../src/domain/avatars/photo-advice.ts'
import type { Inspection, PhotoRefusal } from '../../src/domain/avatars/photo-inspector.ts'
import { isNearDuplicate } from '../../src/domain/avatars/photo-likeness.ts'
import type { PhotoMeasurements } from '../../src/domain/avatars/photo-measurements.ts'
import { labelledPhotos } from './labelled-photos.ts'

export interface Judgement {
  readonly name: string
  readonly part: 'tuning' | 'judging'
  readonly expected: string
  readonly got: string
  readonly measurements?: PhotoMeasurements
}

/** Runs every photo of the set through the real inspector, and what the domain makes of it. */
export async function judgePhotos(): Promise<Judgement[]> {
  const measurer = createPhotoMeasurer()
  const inspector = createPhotoInspector({ concurrency: 2, measurer })
  const seen = new Map<string, Promise<Inspection>>()
  // Samples stand beside many photos; each is looked at once.
  const inspect = (bytes: Buffer, withFaces: boolean): Promise<Inspection> => {
    const key = `${createHash('sha256').update(bytes).digest('hex')} ${withFaces}`
    const verdict = seen.get(key) ?? inspector.inspect(bytes, { withFaces })
    seen.set(key, verdict)
    return verdict
  }

  const judgements: Judgement[] = []
  try {
    for (const { name, part, expected, after, isStyle, draw } of labelledPhotos) {
      const verdict = await inspect(await draw(), !isStyle)
      const others = await Promise.all(after.map(async (other) => inspect(await other(), !isStyle)))
      const { measurements } = verdict.kind === 'accepted' ? verdict : { measurements: undefined }
      judgements.push({
        name,
        part,
        expected: inWords('refused' in expected ? expected.refused : expected.advice),
        got: inWords(judge(verdict, others)),
        ...(measurements && { measurements }),
      })
    }
  } finally {
    await measurer.close()
  }
  return judgements
}

function judge(verdict: Inspection, others: readonly Inspection[]): PhotoRefusal | PhotoAdvice[] {
  if (verdict.kind === 'refused') return verdict.reason
  const accepted = others.filter((other) => other.kind === 'accepted')
  if (accepted.some((other) => other.sha256 === verdict.sha256)) return 'duplicate'
  const { measurements, width, height } = verdict
  if (!measurements) throw new Error('A photo of the set could not be measured')
  const { look } = measurements
  const isTwin = accepted.some(
    (other) => other.measurements && isNearDuplicate(look, other.measurements.look),
  )
  return [...(isTwin ? (['near-duplicate'] as const) : []), ...adviseOn({ ...measurements, width, height })]
}

const inWords = (verdict: PhotoRefusal | readonly PhotoAdvice[]): string =>
  typeof verdict === 'string' ? `refused: ${verdict}` : verdict.join(', ') || 'fine'
