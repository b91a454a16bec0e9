import { lstat, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Of the folders in which archives wait for their upload. */
export const uploadFolderPrefix = 'aisha-upload-'

/** Longer than any upload takes; a younger folder may be in use by another process. */
const abandonedAfterMs = 2 * 60 * 60_000

/** Removes the archives of people's photos that a killed process left in the folder for temporary files. */
export async function removeAbandonedUploads(folder = tmpdir()): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(uploadFolderPrefix)) continue
    const upload = path.join(folder, name)
    const found = await lstat(upload).catch(() => undefined)
    // Another user's is neither ours to remove nor a fault. Windows knows no such numbers.
    if (!found?.isDirectory() || (process.getuid && found.uid !== process.getuid())) continue
    if (Date.now() - found.mtimeMs > abandonedAfterMs) await rm(upload, { recursive: true, force: true })
  }
}
