import path from 'node:path'

import { Bot } from 'grammy'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { build } from 'vite'

import { startTelegramSandbox, type TelegramSandbox } from '../../server.ts'

const pageRoot = path.join(import.meta.dirname, '..')

/** The page as it is now, built apart from the one that `npm start` serves. */
export async function buildPage(outDir: string): Promise<void> {
  await build({
    root: pageRoot,
    configFile: path.join(pageRoot, 'vite.config.ts'),
    build: { outDir },
    logLevel: 'error',
  })
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })

export interface Chat {
  readonly url: string
  readonly sandbox: TelegramSandbox
  readonly bot: Bot
  close(): Promise<void>
}

interface ChatOptions {
  readonly pageDir: string
  readonly prepare?: (bot: Bot) => void | Promise<void>
  readonly dataDir?: string
  readonly port?: number
}

/** A chat server of its own with a small bot that polls it. */
export async function startChat({ prepare, ...options }: ChatOptions): Promise<Chat> {
  const sandbox = await startTelegramSandbox(options)
  const bot = new Bot('700001:page-test-token-AAAAAAAAAAAAAAAAAAAA', { client: { apiRoot: sandbox.url } })
  bot.catch(({ error }) => {
    throw error
  })
  await prepare?.(bot)
  const started = Promise.withResolvers<void>()
  const polling = bot.start({ onStart: () => started.resolve() })
  await started.promise
  return {
    url: sandbox.url,
    sandbox,
    bot,
    close: async () => {
      await bot.stop()
      await polling
      await sandbox.close()
    },
  }
}

export interface OpenedPage {
  readonly page: Page
  /** What went wrong in the page: errors, and requests to anywhere but this server. */
  readonly problems: readonly string[]
}

/** The page of person 1 (Russian) unless told otherwise. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    // The list of faults and an icon are offers that a server need not make; a server that is away is a test's own doing.
    const isExpected =
      /\/(client\/faults|favicon\.ico)$/.test(message.location().url) ||
      /net::ERR_(CONNECTION|INCOMPLETE)/.test(message.text())
    if (message.type() === 'error' && !isExpected) problems.push(message.text())
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.hostname !== '127.0.0.1' && url.protocol !== 'blob:') problems.push(`asked ${request.url()}`)
  })
  await page.goto(address)
  return { page, problems }
}
