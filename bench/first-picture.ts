// From START to an image of one's own avatar, in a real browser, by clicking alone and with a moment to read each
// screen. Prints the seconds; with a folder as argument, it also takes the pictures of the README there.
// Usage: npm run bench:first-picture [-- docs/pictures]
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { startDemo, until } from './support/demo.ts'

const pictures = process.argv[2]
const readingMs = 1200
const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

if (!existsSync(browserPath)) throw new Error(`No browser at ${browserPath}: set CHROMIUM_PATH to one`)
const dataDir = await mkdtemp(path.join(tmpdir(), 'aisha-first-picture-'))
const demo = await startDemo(dataDir)
const browser = await chromium.launch({ executablePath: browserPath, args: quiet })
try {
  await until(async () => (await fetch(demo.url)).ok)
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-US' })
  await page.goto(`${demo.url}/?person=2`)
  const startedAt = performance.now()
  await walk(page)
  console.log(
    `first picture of one's own avatar: ${((performance.now() - startedAt) / 1000).toFixed(1)} s from START`,
  )
  if (pictures !== undefined) {
    await lookAround(page)
    await takeDesktopPicture()
  }
} finally {
  await browser.close()
  await demo.stop()
  await rm(dataDir, { recursive: true, force: true })
}

async function walk(page: Page): Promise<void> {
  await press(page, 'Start')
  await take(page, 'home-phone')
  await press(page, 'Create my avatar')
  await press(page, 'A person')
  await press(page, 'A woman')
  await press(page, /^Me$/)
  await press(page, /sample photos/i)
  await page.getByRole('button', { name: /12/ }).first().click()
  await press(page, /send 12/i)
  await press(page, 'Done, go on')
  await take(page, 'photos-phone')
  await press(page, 'I confirm')
  await press(page, 'Create an image')
  await press(page, /Me$/)
  await press(page, 'On a yacht at sunset')
  await press(page, 'Create for')
  await page.getByRole('button', { name: 'Favourite' }).last().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(600)
  await take(page, 'result-phone')
}

/** What there is beside the first picture: ready-made styles, work under way, an album, the gallery on one sheet. */
async function lookAround(page: Page): Promise<void> {
  await say(page, '/create')
  await press(page, 'Ready-made styles')
  await press(page, 'History')
  await page.getByRole('button', { name: /^6\. / }).waitFor()
  await take(page, 'styles-phone')
  await press(page, /^2\. /)
  await press(page, 'In this style')
  await press(page, /^4 images$/)
  await press(page, 'Create for')
  await page.getByText('Being drawn').last().waitFor({ timeout: 60_000 })
  await take(page, 'progress-phone')
  await page.getByRole('button', { name: 'Original files' }).last().waitFor({ timeout: 60_000 })
  await say(page, '/gallery')
  await press(page, 'Grid of 9')
  await page.getByRole('button', { name: 'By month' }).last().waitFor()
  await take(page, 'gallery-phone')
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').last().fill(text)
  await page.keyboard.press('Enter')
}

/** Waits for the newest button of this name, as a person does, and presses it. */
async function press(page: Page, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).last()
  await button.waitFor({ timeout: 60_000 })
  await page.waitForTimeout(readingMs)
  await button.click()
}

async function takeDesktopPicture(): Promise<void> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 800 },
    locale: 'ru-RU',
    colorScheme: 'dark',
  })
  await page.goto(`${demo.url}/?person=2`)
  await page.waitForTimeout(1500)
  await take(page, 'desktop')
}

async function take(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  await page.waitForTimeout(700)
  await mkdir(pictures, { recursive: true })
  await sharp(await page.screenshot())
    .webp({ quality: 80 })
    .toFile(path.join(pictures, `${name}.webp`))
}
