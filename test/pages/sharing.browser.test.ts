import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { startOutside } from '../../sandbox/start-outside.ts'
import {
  buildPage,
  launchBrowser,
  openPage,
  type OpenedPage,
} from '../../sandbox/telegram/page/test/open-page.ts'
import { freePort } from '../support/free-port.ts'
import type { Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage } from '../flows/ways.ts'

const wish = 'a lighthouse <b>& "stars"'
const phone = { viewport: { width: 390, height: 844 } }
const desktop = { viewport: { width: 1280, height: 800 } }

let pageDir: string
let browser: Browser
let product: Product
let outside: Awaited<ReturnType<typeof startOutside>>
let person: Person
/** As the web sees it, where a link to the bot leads to the chat page. */
let address: string
let opened: OpenedPage | undefined
beforeAll(async () => {
  pageDir = await mkdtemp(path.join(tmpdir(), 'chat-page-'))
  await buildPage(pageDir)
  const port = await freePort()
  const env = { IMAGE_GENERATION_COST: '1', PUBLIC_URL: `http://127.0.0.1:${port}` }
  ;[browser, product] = await Promise.all([
    launchBrowser(),
    startProduct({ pageDir, hasPublicUrl: true, env, pace: { imageMs: 40 } }),
  ])
  outside = await startOutside({ port, productUrl: product.url, chatUrl: product.telegram.url })
  person = await product.person({ language: 'ru' })
  await person.says('/start')
  await makesImage(person, { wish })
  await person.says('/gallery')
  await person.presses(person.texts.gallery.share)
  await person.presses(person.texts.sharing.publish)
  const seen = await person.sees(/\/i\/[\w-]+/)
  address = `${outside.url}/i/${/\/i\/([\w-]+)/.exec(seen.text)?.[1]}`
}, 120_000)
afterEach(async () => {
  const problems = opened?.problems ?? []
  await opened?.page.context().close()
  opened = undefined
  expect(problems).toEqual([])
})
afterAll(async () => {
  await browser.close()
  await outside.close()
  await product.stop()
  await rm(pageDir, { recursive: true, force: true })
})

async function open(url: string, options: BrowserContextOptions): Promise<Page> {
  opened = await openPage(browser, url, options)
  return opened.page
}

/** For whoever wants to look at it: the folder is named by SCREENSHOTS. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS']
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) })
}

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not to be seen`)
  return box
}

it.each([
  ['phone', 'light', phone],
  ['phone', 'dark', phone],
  ['desktop', 'light', desktop],
  ['desktop', 'dark', desktop],
] as const)('the page of a picture stands on a %s, %s', async (device, colorScheme, size) => {
  const page = await open(address, { ...size, colorScheme, locale: 'en-GB' })
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  await picture(page, `shared-${device}-${colorScheme}`)
  const { width, height } = await page
    .locator('img')
    .evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => ({
      width: naturalWidth,
      height: naturalHeight,
    }))
  expect({ width, height }).toEqual({ width: 1024, height: 1024 })
  const shown = await boxOf(page, 'img')
  // Nothing is wider than the screen, and the way to the bot is there without scrolling on a phone.
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(size.viewport.width)
  expect(shown.width).toBeGreaterThan(300)
  const button = await boxOf(page, 'a')
  expect(button.height).toBeGreaterThanOrEqual(44)
  expect(button.y + button.height).toBeLessThanOrEqual(size.viewport.height * (device === 'phone' ? 1 : 1.5))
  const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
  const [red = 0] = (/\d+/.exec(background) ?? []).map(Number)
  expect(red < 128).toBe(colorScheme === 'dark')
})

it('tells messengers what to draw, and nobody who made it', async () => {
  const page = await open(address, { ...phone, locale: 'ru-RU' })
  const tag = (property: string) =>
    page.locator(`meta[property="${property}"]`).evaluate((meta: HTMLMetaElement) => meta.content)
  expect(await page.locator('html').getAttribute('lang')).toBe('ru')
  expect(await tag('og:title')).toBe(await page.title())
  expect(await tag('og:image:width')).toBe('1024')
  const drawn = await fetch(await tag('og:image'))
  expect(drawn.headers.get('content-type')).toBe(await tag('og:image:type'))
  expect(await page.content()).not.toMatch(/lighthouse|Анна/)
})

it('shows the words as they were written once its owner wants that', async () => {
  await person.presses(person.texts.sharing.showWish)
  await person.settles()
  const page = await open(address, { ...phone, locale: 'ru-RU' })
  expect(await page.locator('section p').first().textContent()).toBe(wish)
  expect(await page.locator('img').getAttribute('alt')).toBe(wish)
})

it('leads from its button to the chat, and there to a picture like it', async () => {
  const page = await open(address, { ...phone, locale: 'en-GB' })
  await page.locator('a').click()
  await page.waitForURL(`${product.telegram.url}/**`)
  await page
    .getByRole('button', { name: /Начать|Start/ })
    .first()
    .click()
  await page.getByText('lighthouse').first().waitFor()
  await page.getByRole('button', { name: /Сделать похожую|Make one like this/ }).waitFor()
  await picture(page, 'shared-chat')
})

it('sends a picture of one’s own that inline words find, from the chat page', async () => {
  const page = await open(`${product.telegram.url}/?person=${person.id}`, { ...phone, locale: 'ru-RU' })
  const name = await page.evaluate<string>(
    `fetch('/client/state?person=${person.id}').then((answer) => answer.json()).then(({ bot }) => bot.user.username)`,
  )
  await page.getByRole('textbox', { name: 'Сообщение' }).fill(`@${name} lighthouse`)
  const found = page.getByRole('option')
  await found.first().waitFor()
  expect(await found.count()).toBe(1)
  await picture(page, 'inline-results')
  await found.first().click()
  await page.getByText(new RegExp(`(через|via) @${name}`)).waitFor()
  await picture(page, 'inline-sent')
})

it('is gone for everybody once it is closed', async () => {
  await person.presses(person.texts.sharing.revoke)
  await person.settles()
  expect((await fetch(address)).status).toBe(404)
  const page = await browser.newPage({ ...phone, locale: 'ru-RU', colorScheme: 'dark' })
  await page.goto(address)
  await page.getByText('больше не делятся').waitFor()
  expect(await page.locator('img').count()).toBe(0)
  expect(await page.locator('a').getAttribute('href')).toBe(`${product.telegram.url}/`)
  await picture(page, 'shared-gone')
  await page.close()
})
