import type { Jobs } from '../shared/jobs.ts'
import { listNames, listPlaceOf, type ExportStore, type ImageExport } from './export.ts'

export interface RemoveExportStores {
  readonly exports: Pick<ExportStore, 'remove'>
  readonly jobs: Jobs
}

/** Its rows at once, its lists by a job of the same transaction. */
export async function removeExport(
  { exports, jobs }: RemoveExportStores,
  ended: Pick<ImageExport, 'id' | 'userId'>,
): Promise<void> {
  await exports.remove(ended.id)
  await jobs.add('purge-objects', { objects: listNames.map((name) => listPlaceOf(ended, name)) })
}
