import { afterEach, expect, it } from 'vitest'
import { startProductProcess, type ProductProcess } from '../support/product-process.ts'

let product: ProductProcess
afterEach(() => product.stop())

it.each([
  ['asked for updates', 'deleteWebhook', {}],
  [
    'told where to bring them',
    'setWebhook',
    { TELEGRAM_UPDATES: 'webhook', TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-webhook-in-tests' },
  ],
] as const)('a bot whose Telegram stumbles while it is %s listens all the same', async (_, method, env) => {
  product = await startProductProcess({ env, hasPublicUrl: true })
  await product.kill()
  product.telegram.control.fail({ kind: 'bad-gateway', status: 502, method, times: 1 })
  await product.start()
  const person = await product.person()
  await person.says('/start')
  const home = await person.sees((seen) => seen.buttons.length > 0, { withinMs: 20_000 })
  expect(home.buttons.flat()).toContain(person.texts.home.createAvatar)
})
