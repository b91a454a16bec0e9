import { createReadStream } from 'node:fs'
import { opendir, stat } from 'node:fs/promises'
import path from 'node:path'
import { contentTypeOf } from '../../domain/shared/content-types.ts'
import { Failure } from '../../domain/shared/failure.ts'
import { buckets, type Bucket } from '../../domain/shared/object-storage.ts'
import type { PreparedStorage } from './object-storage.ts'

export interface ObjectSums {
  readonly objects: number
  readonly bytes: number
}

interface StoredFile {
  readonly bucket: Bucket
  readonly key: string
  readonly file: string
  readonly bytes: number
}

interface CopyNeeds {
  /** The folder of a storage of files. */
  readonly from: string
  readonly to: PreparedStorage
  /** Left behind, by `bucket/key`: it is about to be deleted. */
  readonly skip: ReadonlySet<string>
  readonly onCopied?: (sums: ObjectSums) => void
}

const atOnce = 8

/** Objects are never changed once they are written, so one of another size under the same key is somebody else's. */
export async function refuseForeignObjects(needs: CopyNeeds): Promise<void> {
  await forEachFile(needs, async ({ bucket, key, bytes }) => {
    const there = await needs.to.bytesOf({ bucket, key })
    if (there !== undefined && there !== bytes)
      throw new Failure(
        'UNEXPECTED',
        `The target has another object of the name ${bucket}/${key} (${there} bytes instead of ${bytes}): give buckets of their own.`,
      )
  })
}

/** Copies what is not there yet, and resolves with what was copied now. */
export async function copyObjects(needs: CopyNeeds): Promise<ObjectSums> {
  const copied = { objects: 0, bytes: 0 }
  await forEachFile(needs, async ({ bucket, key, file, bytes }) => {
    if ((await needs.to.bytesOf({ bucket, key })) === bytes) return
    await needs.to.put({ bucket, key, contentType: contentTypeOf(key) }, createReadStream(file))
    copied.objects += 1
    copied.bytes += bytes
    needs.onCopied?.(copied)
  })
  return copied
}

/** Counts on both sides; throws when anything is missing there or has another size. */
export async function compareObjects(needs: CopyNeeds): Promise<ObjectSums> {
  const here = { objects: 0, bytes: 0 }
  const there = { objects: 0, bytes: 0 }
  await forEachFile(needs, async ({ bucket, key, bytes }) => {
    here.objects += 1
    here.bytes += bytes
    const found = await needs.to.bytesOf({ bucket, key })
    if (found === undefined) return
    there.objects += 1
    there.bytes += found
  })
  if (here.objects !== there.objects || here.bytes !== there.bytes)
    throw new Failure(
      'UNEXPECTED',
      `Of ${here.objects} objects with ${here.bytes} bytes, ${there.objects} with ${there.bytes} are in the target: run it again.`,
    )
  return here
}

async function forEachFile(
  { from, skip }: CopyNeeds,
  work: (file: StoredFile) => Promise<void>,
): Promise<void> {
  const files = walk(from, skip)
  let isBroken = false
  const workOff = async () => {
    for (let next = await files.next(); !next.done && !isBroken; next = await files.next())
      await work(next.value).catch((error: unknown) => {
        isBroken = true
        throw error
      })
  }
  // All take from one walk, so that no list of a million names is kept; none is left at work when one has failed.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, workOff))
  await files.return(undefined)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}

async function* walk(from: string, skip: ReadonlySet<string>): AsyncGenerator<StoredFile, undefined> {
  for (const bucket of buckets) {
    const root = path.join(path.resolve(from), bucket)
    const folder = await opendir(root, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    for await (const entry of folder) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      const key = path.relative(root, file).split(path.sep).join('/')
      if (!skip.has(`${bucket}/${key}`)) yield { bucket, key, file, bytes: (await stat(file)).size }
    }
  }
  return undefined
}
