// Runs after every install, also where only production dependencies are: there is nothing to build with, and no page
// to build, since the sandbox is for development and the demo.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

function isInstalled(name) {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
}

if (isInstalled('vite')) {
  const { build } = await import('vite')
  await build({ root: 'sandbox/telegram/page', logLevel: 'warn' })
}
