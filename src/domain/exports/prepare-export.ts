import type { Messenger } from '../notices/messenger.ts'
import type { PeopleStore, Person } from '../people/person.ts'
import type { ObjectStorage } from '../shared/object-storage.ts'
import { zipNameOf, type ExportStore, type ImageExport } from './export.ts'
import { layOutExport, type LayOutExportNeeds } from './lay-out-export.ts'
import type { LinkToExport } from './link-to-export.ts'
import { readZip, zipBytes } from './read-zip.ts'
import { removeExport, type RemoveExportStores } from './remove-export.ts'

/** Telegram takes files of 50 MB from bots, and counts a million bytes for one or a little more. */
const maxSentBytes = 50_000_000

export interface PrepareExportNeeds extends LayOutExportNeeds {
  readonly stores: { readonly exports: ExportStore; readonly people: Pick<PeopleStore, 'find'> }
  readonly inTransaction: (work: (stores: RemoveExportStores) => Promise<void>) => Promise<void>
  readonly storage: Pick<ObjectStorage, 'put' | 'read' | 'bytesOf'>
  readonly messenger: Pick<Messenger, 'deliverExport'>
  readonly linkTo: LinkToExport
}

/** Gives every image its place in the zip, and sends the zip, or a link to what is too large to be sent. */
export async function prepareExport(needs: PrepareExportNeeds, exportId: number): Promise<void> {
  const { exports, people } = needs.stores
  const ordered = await exports.find(exportId)
  const person = ordered && (await people.find(ordered.userId))
  if (!ordered || !person || ordered.deliveredAt) return
  if (ordered.status === 'pending') await layOutExport(needs, ordered)
  const ready = await exports.find(exportId)
  if (!ready) await needs.messenger.deliverExport(person, { kind: 'gone' })
  const isKept = ready?.status === 'ready' && (await deliver(needs, ready, person))
  if (isKept) await exports.setDelivered(exportId, needs.clock())
  else await needs.inTransaction((stores) => removeExport(stores, ordered))
}

/** True where the zip can still be asked for afterwards, by its link. */
async function deliver(
  { stores: { exports }, storage, messenger, linkTo }: PrepareExportNeeds,
  ready: ImageExport,
  person: Person,
): Promise<boolean> {
  const { id, imageCount: images, expiresAt } = ready
  if (images === 0 || expiresAt === null) {
    await messenger.deliverExport(person, { kind: 'gone' })
    return false
  }
  const bytes = zipBytes(ready)
  if (bytes <= maxSentBytes) {
    const body = () => readZip({ exports, storage }, ready, { from: 0, to: bytes - 1 })
    await messenger.deliverExport(person, { kind: 'file', images, name: zipNameOf(ready), body })
    return false
  }
  const url = linkTo(id, expiresAt)
  if (url === undefined) {
    await messenger.deliverExport(person, { kind: 'too-large', bytes, maxBytes: maxSentBytes })
    return false
  }
  await messenger.deliverExport(person, { kind: 'link', images, bytes, url, expiresAt })
  return true
}
