import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Bot, webhookCallback } from 'grammy'
import type { InputMediaPhoto, InlineKeyboardMarkup } from 'grammy/types'

// A bot of grammY alone: answers a press, and makes of the message what the product has made of one.
const [apiRoot = '', token = '', secretToken = '', shown = '{}'] = process.argv.slice(2)
const { media, reply_markup } = JSON.parse(shown) as {
  media: InputMediaPhoto
  reply_markup: InlineKeyboardMarkup
}

const bot = new Bot(token, { client: { apiRoot } })
bot.on('callback_query:data', async (ctx) => {
  await Promise.all([ctx.editMessageMedia(media, { reply_markup }), ctx.answerCallbackQuery()])
})
await bot.init()
const answer = webhookCallback(bot, 'http', { secretToken })
const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))
server.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
})
process.once('disconnect', () => process.exit(0))
