import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startFalSandbox } from './fal/server.ts'
import { startOutside } from './start-outside.ts'
import { startTelegramSandbox } from './telegram/server.ts'

type Environment = Readonly<Record<string, string | undefined>>

const root = fileURLToPath(new URL('..', import.meta.url))
const token = '1000001:demo-token-of-the-local-sandbox-000'
const falKey = 'demo:demo'

/**
 * The world without keys: servers that speak Telegram's and FAL's protocols, a chat in the browser, and the product
 * itself as a process of its own that knows nothing of it. Only addresses and keys differ.
 */
export async function startDemo(
  env: Environment,
  options: { readonly check: (given: Environment) => void },
): Promise<void> {
  const host = env['HOST'] || '127.0.0.1'
  const port = Number(env['PORT'] || 3000)
  const dataDir = path.resolve(env['DATA_DIR'] || './data', 'demo')
  options.check({
    ...env,
    ...productEnvironment(env, {
      telegram: 'http://127.0.0.1:1',
      fal: 'http://127.0.0.1:1',
      outside: 'http://127.0.0.1:1',
      dataDir,
      port: 1,
    }),
    // The product gets others; these are where the chat is served.
    HOST: env['HOST'],
    PORT: env['PORT'],
  })

  const [fal, productPort] = await Promise.all([
    startFalSandbox({ dataDir: path.join(dataDir, 'fal') }),
    freePort(port + 1),
  ])
  const telegram = await startTelegramSandbox({
    host,
    port,
    dataDir: path.join(dataDir, 'telegram'),
    pageDir: path.join(root, 'sandbox/telegram/page/dist'),
    faults: fal.control.faults,
  }).catch(explainAddress(host, port))
  const outside = await startOutside({
    port: await freePort(productPort + 1),
    productUrl: `http://127.0.0.1:${productPort}`,
    chatUrl: telegram.url,
  })
  const product = startProduct({
    ...env,
    ...productEnvironment(env, {
      telegram: telegram.url,
      fal: fal.url,
      outside: outside.url,
      dataDir,
      port: productPort,
    }),
  })
  console.log(`\n  AISHA is ready to try: open ${telegram.url}\n`)

  let isStopping = false
  const stop = async (code: number) => {
    if (isStopping) return
    isStopping = true
    product.kill('SIGTERM')
    await ended(product)
    await Promise.all([outside.close(), telegram.close(), fal.close()])
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0))
  product.once('exit', (code) => {
    if (!isStopping) console.error('The product has stopped; see the lines above.')
    void stop(code ?? 1)
  })
}

/** The names of the configuration contract, pointing to the sandbox. A training costs nothing here. */
function productEnvironment(
  env: Environment,
  at: {
    readonly telegram: string
    readonly fal: string
    readonly outside: string
    readonly dataDir: string
    readonly port: number
  },
): Environment {
  return {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: at.telegram,
    FAL_KEY: falKey,
    FAL_QUEUE_URL: at.fal,
    FAL_REST_URL: at.fal,
    FAL_API_URL: at.fal,
    // Its pages and files are opened on this machine.
    PUBLIC_URL: at.outside,
    DATA_DIR: path.join(at.dataDir, 'product'),
    HOST: '127.0.0.1',
    PORT: String(at.port),
    FREE_TRAININGS: env['FREE_TRAININGS'] ?? '1000000',
    LOG_LEVEL: env['LOG_LEVEL'] ?? 'warn',
  }
}

function startProduct(env: Environment): ChildProcess {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined))
  return spawn(process.execPath, [path.join(root, 'src/main.ts')], {
    env: given,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()))

/** The wanted port where it is free, so that an address stays what it was; else one that nobody has. */
async function freePort(wanted: number): Promise<number> {
  const port = (await tryPort(wanted <= 65_535 ? wanted : 0)) ?? (await tryPort(0))
  if (port === undefined) throw new Error('No port is free')
  return port
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}

const explainAddress =
  (host: string, port: number) =>
  (error: unknown): never => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    console.error(
      isTaken
        ? `Port ${port} is in use by another program: start with PORT set to a free one, such as PORT=${port + 1}.`
        : `The chat cannot be served at ${host}:${port}: ${error instanceof Error ? error.message : String(error)}. Look at HOST and PORT.`,
    )
    process.exit(1)
  }
