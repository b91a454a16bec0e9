import path from 'node:path'
import { startFalSandbox } from '../../sandbox/fal/server.ts'

// The sandbox FAL as a process; ends with whoever started it.
const [folder = ''] = process.argv.slice(2)
const sandbox = await startFalSandbox({ keys: ['bench:secret'], dataDir: path.join(folder, 'fal') })
process.send?.(sandbox.url)
process.once('disconnect', () => void sandbox.close().finally(() => process.exit(0)))
