import { ConfigError } from '../src/config/mistakes.ts'
import { demoRequested, loadConfig } from '../src/config.ts'
import { readEnvironment } from './read-environment.ts'
import { stopWithNpm } from './stop-with-npm.ts'

// What runs follows from the environment alone: without a key, the demo; with keys, the real bot.
const env = readEnvironment()
stopWithNpm()

if (demoRequested(env)) {
  const { startDemo } = await import('../sandbox/start-demo.ts')
  await startDemo(env, { check: checkConfig })
} else {
  Object.assign(process.env, env)
  await import('../src/main.ts')
}

/** A mistake in what the demo passes on is told before anything starts. */
function checkConfig(given: Readonly<Record<string, string | undefined>>): void {
  try {
    loadConfig(given)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
