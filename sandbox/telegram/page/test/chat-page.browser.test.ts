import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'

import type { Bot } from 'grammy'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'

import { buildPage, launchBrowser, openPage, startChat, type Chat, type OpenedPage } from './open-page.ts'

let pageDir: string
let browser: Browser
let miniApp: Server
let chat: Chat
let opened: OpenedPage

const photo = (hue: number): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 800, channels: 3, background: { r: hue, g: 90, b: 160 } } })
    .jpeg()
    .toBuffer()

const photoFiles = (count: number) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      name: `IMG_${index + 1}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await photo(index * 18),
    })),
  )

const miniAppPage = `<!doctype html><p id="heard">nothing</p><script>
  const say = (eventType, eventData = {}) => parent.postMessage(JSON.stringify({ eventType, eventData }), '*')
  addEventListener('message', ({ data }) => {
    const { eventType } = JSON.parse(data)
    if (eventType === 'main_button_pressed') document.getElementById('heard').textContent = eventType
    if (eventType === 'back_button_pressed') say('web_app_close')
  })
  say('web_app_ready')
  say('web_app_setup_main_button', { is_visible: true, is_active: true, text: 'Create', color: '#112233' })
  say('web_app_setup_back_button', { is_visible: true })
</script>`

const miniAppUrl = () => `http://127.0.0.1:${(miniApp.address() as AddressInfo).port}/`

async function prepare(bot: Bot): Promise<void> {
  let photos = 0
  bot.command('start', (ctx) =>
    ctx.reply('<b>Hello</b>, see <a href="https://example.org/a">this</a>. Send me 12 photos.', {
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Toast', callback_data: 'toast', style: 'primary' },
            { text: 'Alert', callback_data: 'alert' },
            { text: 'Silence', callback_data: 'silence' },
          ],
          [{ text: 'Train', callback_data: 'train', style: 'success' }],
          [{ text: 'App', web_app: { url: miniAppUrl() } }],
        ],
      },
    }),
  )
  bot.callbackQuery('toast', (ctx) => ctx.answerCallbackQuery({ text: 'Saved for you' }))
  bot.callbackQuery('alert', (ctx) =>
    ctx.answerCallbackQuery({ text: 'Choose a format first', show_alert: true }),
  )
  bot.callbackQuery('silence', () => undefined)
  bot.callbackQuery('train', async (ctx) => {
    await ctx.answerCallbackQuery()
    await ctx.editMessageText('Step 500 of 1000', {
      reply_markup: { inline_keyboard: [[{ text: 'Toast', callback_data: 'toast' }]] },
    })
  })
  bot.command('buy', (ctx) =>
    ctx.replyWithInvoice('300 credits', 'For pictures', 'pack', 'XTR', [{ label: 'x', amount: 150 }]),
  )
  bot.on('pre_checkout_query', (ctx) => ctx.answerPreCheckoutQuery(true))
  bot.command('many', async (ctx) => {
    for (let n = 1; n <= 200; n += 1) await ctx.reply(`Line ${n}`)
  })
  bot.on('message:photo', (ctx) => {
    photos += 1
    return photos % 12 === 0 ? ctx.reply(`Got ${photos} photos`) : undefined
  })
  bot.on('message:document', (ctx) => ctx.reply(`File ${ctx.message.document.file_name}`))
  bot.on('inline_query', (ctx) =>
    ctx.answerInlineQuery([
      {
        type: 'article',
        id: 'one',
        title: `Found ${ctx.inlineQuery.query}`,
        input_message_content: { message_text: 'Shared picture' },
      },
    ]),
  )
  bot.on('message:text', (ctx) => ctx.reply(`You said ${ctx.message.text}`))
  await bot.api.setMyDescription('A studio for pictures of you')
  await bot.api.setMyCommands([
    { command: 'start', description: 'Begin' },
    { command: 'gallery', description: 'Pictures' },
  ])
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Сообщение' })

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Начать', exact: true }).click()
  await page.getByText('Hello').waitFor()
}

beforeAll(async () => {
  pageDir = await mkdtemp(path.join(os.tmpdir(), 'chat-page-'))
  miniApp = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(miniAppPage)
  })
  const listening = new Promise<void>((resolve) => miniApp.listen(0, '127.0.0.1', resolve))
  ;[browser] = await Promise.all([launchBrowser(), buildPage(pageDir), listening])
})

afterAll(async () => {
  await browser.close()
  miniApp.close()
  await rm(pageDir, { recursive: true })
})

beforeEach(async () => {
  chat = await startChat({ pageDir, prepare })
  opened = await openPage(browser, chat.url)
})

afterEach(async () => {
  await opened.page.context().close()
  await chat.close()
  expect(opened.problems).toEqual([])
})

test('a newcomer reads what the bot can do, presses Start and is answered in formatted words', async () => {
  const { page } = opened
  await page.getByText('A studio for pictures of you').waitFor()
  await begin(page)
  expect(await page.locator('.bubble strong').textContent()).toBe('Hello')
  expect(await page.getByRole('link', { name: 'this' }).getAttribute('href')).toBe('https://example.org/a')
})

test('what a person writes stays text, on more than one line', async () => {
  const { page } = opened
  await begin(page)
  await field(page).fill('<img src=x onerror=alert(1)>')
  await field(page).press('Shift+Enter')
  await field(page).pressSequentially('second line')
  await field(page).press('Enter')
  await page.getByText('You said <img src=x onerror=alert(1)>\nsecond line').waitFor()
  expect(await page.locator('.words img').count()).toBe(0)
})

test('a pressed button brings its toast, its alert, or honestly keeps spinning', async () => {
  const { page } = opened
  chat.sandbox.control.set({ pressWaitMs: 400 })
  await begin(page)
  await page.getByRole('button', { name: 'Toast' }).click()
  await page.getByText('Saved for you').waitFor()
  await page.getByRole('button', { name: 'Alert' }).click()
  const alert = page.getByRole('dialog')
  await alert.getByText('Choose a format first').waitFor()
  await page.keyboard.press('Escape')
  await alert.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Silence' }).click()
  await page.getByText('Бот не ответил на нажатие').waitFor()
  expect(await page.getByRole('button', { name: 'Silence' }).getAttribute('aria-busy')).toBe('true')
})

test('an edit of the bot shows at once, with its mark', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'Train' }).click()
  await page.getByText('Step 500 of 1000').waitFor()
  await page.getByText('изменено').waitFor()
  expect(await page.getByRole('button', { name: 'Train' }).count()).toBe(0)
})

test('twelve photos chosen at once are previewed, sent as albums and counted by the bot', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'Прикрепить' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Фото', exact: true }).click()
  await (await chooser).setFiles(await photoFiles(12))
  await page.getByRole('button', { name: 'Убрать: IMG_12.jpg' }).waitFor()
  await page.getByRole('button', { name: 'Отправить 12 фото' }).click()
  await page.getByText('Got 12 photos').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const sizes = await page
    .locator('.message.out .mosaic')
    .evaluateAll((albums) => albums.map((album) => album.querySelectorAll('img').length))
  expect(sizes).toEqual([10, 2])
})

test('files dropped on the chat can go as files, in their original quality', async () => {
  const { page } = opened
  await begin(page)
  const bytes = (await photo(40)).toString('base64')
  const dropped = await page.evaluateHandle((base64) => {
    const transfer = new DataTransfer()
    const content = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
    transfer.items.add(new File([content], 'mine.jpg', { type: 'image/jpeg' }))
    return transfer
  }, bytes)
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped })
  await page.getByText('Отпустите фото или файлы здесь').waitFor()
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
  await page.getByRole('button', { name: 'Как файлы' }).click()
  await page.getByRole('button', { name: 'Отправить 1 файл' }).click()
  await page.getByText('File mine.jpg').waitFor()
  expect(await page.getByRole('link', { name: 'Скачать: mine.jpg' }).count()).toBe(1)
})

test('who has no photos takes the samples with three clicks, offered where the bot asks for photos', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'Взять готовые фото' }).click()
  await page.getByRole('button', { name: 'Выбрать 12' }).first().click()
  await page.getByRole('button', { name: 'Отправить 12 фото' }).click()
  await page.getByText('Got 12 photos').waitFor({ timeout: 60_000 })
}, 90_000)

test('an invoice is paid from the wallet and the chat says so', async () => {
  const { page } = opened
  await begin(page)
  await write(page, '/buy')
  await page.getByRole('button', { name: /150/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Оплата' })
  await dialog.getByText('10 000').waitFor()
  await dialog.getByRole('button', { name: 'Заплатить 150 звёзд' }).click()
  await page.getByText('Вы заплатили 150 звёзд').waitFor()
  await page.getByRole('button', { name: 'Меню песочницы' }).click()
  await page.getByText('9 850').waitFor()
})

test('a refresh loses nothing: neither messages nor half a sentence', async () => {
  const { page } = opened
  await begin(page)
  await write(page, 'remember me')
  await page.getByText('You said remember me').waitFor()
  await field(page).fill('not sent yet')
  await page.reload()
  await page.getByText('You said remember me').waitFor()
  expect(await field(page).inputValue()).toBe('not sent yet')
})

test('the page whose server went away says so, and catches up by itself', async () => {
  const dataDir = path.join(pageDir, 'kept')
  const before = await startChat({ pageDir, prepare, dataDir })
  const { page, problems } = await openPage(browser, before.url)
  await begin(page)
  await before.close()
  await page.getByText('Соединение…').waitFor()
  const after = await startChat({ pageDir, dataDir, port: Number(new URL(before.url).port) })
  await after.bot.api.sendMessage(1, 'Said meanwhile')
  await page.getByText('Said meanwhile').waitFor()
  await page.getByText('Hello').waitFor()
  await page.context().close()
  await after.close()
  expect(problems).toEqual([])
})

test('a Mini App opens signed, shows its button, hears it and closes', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'App' }).click()
  const frame = page.frameLocator('iframe')
  await page.getByRole('button', { name: 'Create' }).click()
  await frame.getByText('main_button_pressed').waitFor()
  expect(await page.locator('iframe').getAttribute('src')).toContain('tgWebAppData=')
  await page.getByRole('button', { name: 'Назад' }).click()
  await page.locator('iframe').waitFor({ state: 'detached' })
})

test('commands and inline results are chosen by keyboard', async () => {
  const { page } = opened
  await begin(page)
  await field(page).fill('/ga')
  await page.getByRole('option', { name: /gallery/ }).waitFor()
  await field(page).press('Tab')
  expect(await field(page).inputValue()).toBe('/gallery ')
  const { username } = chat.bot.botInfo
  await field(page).fill(`@${username} cat`)
  await page.getByRole('option', { name: 'Found cat' }).waitFor()
  await field(page).press('Enter')
  await page.getByText('Shared picture').waitFor()
})

test('a long chat draws its newest part only, and the rest on the way up', async () => {
  const { page } = opened
  await begin(page)
  await write(page, '/many')
  await page.getByText('Line 200').waitFor({ timeout: 20_000 })
  await page.reload()
  await page.getByText('Line 200').waitFor()
  expect(await page.locator('article').count()).toBeLessThan(120)
  await page.locator('.scroller').evaluate(async (scroller) => {
    while (!scroller.textContent?.includes('Hello')) {
      scroller.scrollTop = -scroller.scrollHeight
      await new Promise(requestAnimationFrame)
    }
  })
  await page.getByRole('button', { name: 'К последнему сообщению' }).click()
  await page.getByRole('button', { name: 'К последнему сообщению' }).waitFor({ state: 'detached' })
})

test('a second person has a chat, a language and a block of their own', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'Меню песочницы' }).click()
  await page.getByRole('radio', { name: /Guest/ }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByText('Hello').waitFor()
  await page.getByRole('button', { name: 'Sandbox menu' }).click()
  await page.getByRole('button', { name: 'Block the bot' }).click()
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByText('You have blocked this bot').waitFor()
  await expect(chat.bot.api.sendMessage(2, 'Anybody there?')).rejects.toThrow(/blocked/)
  await page.getByRole('button', { name: 'Unblock the bot' }).click()
  await page.getByRole('textbox', { name: 'Message' }).waitFor()
})

test('an address with somebody who does not exist opens the first person', async () => {
  const { page } = opened
  await page.goto(`${chat.url}/?person=999`)
  await page.getByRole('button', { name: 'Начать', exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('person')).toBe('1')
  opened = { page, problems: opened.problems.filter((problem) => !problem.includes('404')) }
})

test('starting over empties the chat after a question', async () => {
  const { page } = opened
  await begin(page)
  await page.getByRole('button', { name: 'Меню песочницы' }).click()
  await page.getByRole('button', { name: 'Начать сначала' }).click()
  await page
    .getByRole('dialog', { name: 'Очистить этот чат?' })
    .getByRole('button', { name: 'Начать сначала' })
    .click()
  await page.getByRole('button', { name: 'Начать', exact: true }).waitFor()
  expect(await page.getByText('Hello').count()).toBe(0)
})
