import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    hasPublicUrl: true,
    env: { IMAGE_GENERATION_COST: '1' },
    pace: { imageMs: 40 },
  })
})
afterAll(() => product.stop())

const opensShare = async (person: Person): Promise<Seen> => {
  await person.says('/gallery')
  await person.presses(person.texts.gallery.share)
  return person.sees((seen) => seen.buttons.flat().includes(person.texts.sharing.asMessage))
}

/** The address of the page that the screen names. */
const addressIn = (seen: Seen): string => /https?:\/\/\S+\/i\/[\w-]+/.exec(seen.text)?.[0] ?? ''

const publishes = async (person: Person): Promise<{ seen: Seen; address: string }> => {
  await opensShare(person)
  await person.presses(person.texts.sharing.publish)
  const seen = await person.sees((each) => each.buttons.flat().includes(person.texts.sharing.revoke))
  return { seen, address: addressIn(seen) }
}

interface InlineAnswer {
  readonly results: readonly { readonly type: string; readonly id: string }[]
  readonly next_offset?: string
}
const asks = async (person: Person, query: string): Promise<InlineAnswer> =>
  (await person.post('inline', { query, offset: '' })) as InlineAnswer

describe.each(languages)('sharing (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    person = await product.person({ language })
    await person.says('/start')
    await makesImage(person, { wish: `a lighthouse <b>& ${language}` })
  })

  it('gives a page with a preview that names nobody, and closes it at once', async () => {
    const { seen, address } = await publishes(person)
    expect(address).toContain(product.url)
    const page = await fetch(address, { headers: { 'accept-language': language } })
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(text).toContain(`<html lang="${language}">`)
    expect(text).toContain(`<meta property="og:image" content="${address}/image">`)
    expect(text).toContain('noindex')
    expect(text).not.toContain('lighthouse')
    expect(text).not.toContain('Анна')
    const image = await fetch(`${address}/image`)
    expect(image.headers.get('content-type')).toMatch(/^image\//)
    expect((await image.arrayBuffer()).byteLength).toBeGreaterThan(1000)

    await person.presses(person.texts.sharing.showWish)
    await person.sees((each) => each.buttons.flat().includes(person.texts.sharing.hideWish))
    expect(await (await fetch(address)).text()).toContain(`a lighthouse &lt;b&gt;&amp; ${language}`)

    await person.pressesData(dataOf(seen, person.texts.sharing.revoke), seen)
    await person.sees((each) => each.buttons.flat().includes(person.texts.sharing.publish))
    expect((await fetch(address)).status).toBe(404)
    expect((await fetch(`${address}/image`)).status).toBe(404)
  })

  it('leads somebody else from the link to a picture of their own', async () => {
    const { address } = await publishes(person)
    await person.presses(person.texts.sharing.showWish)
    await person.settles()
    const guest = await product.person({ language })
    await guest.says(`/start i_${address.split('/').at(-1)}`)
    const shared = await guest.sees((seen) => seen.photo !== undefined && seen.text.includes('lighthouse'))
    await guest.presses(guest.texts.sharing.makeLike)
    await guest.sees((seen) => seen.text.includes('lighthouse') && seen.messageId !== shared.messageId)

    await person.presses(person.texts.sharing.revoke)
    await person.settles()
    await guest.pressesData(dataOf(shared, guest.texts.sharing.makeLike), shared)
    await guest.sees((seen) => seen.buttons.flat().includes(guest.texts.sharing.makeOwn))
  })

  it('sends a message to forward, with a way to the bot', async () => {
    await opensShare(person)
    await person.presses(person.texts.sharing.asMessage)
    const message = await person.sees((seen) => seen.text.includes(person.texts.sharing.madeWith))
    expect(message.photo).toBeDefined()
    expect(JSON.stringify(message.message.reply_markup)).toContain('https://t.me/')
  })

  it('finds own pictures from any chat, and nobody else’s', async () => {
    const found = await asks(person, 'lighthouse')
    expect(found.results.map(({ type }) => type)).toEqual(['photo'])
    expect((await asks(person, 'submarine')).results).toEqual([])
    const number = `#${found.results[0]?.id ?? ''}`
    expect((await asks(person, number)).results).toHaveLength(1)
    const stranger = await product.person({ language })
    await stranger.says('/start')
    await stranger.settles()
    expect((await asks(stranger, '')).results).toEqual([])
    expect((await asks(stranger, number)).results).toEqual([])
  })

  it('refuses a picture of somebody else, and one deleted meanwhile', async () => {
    const screen = await opensShare(person)
    const send = dataOf(screen, person.texts.sharing.asMessage)
    const publish = dataOf(screen, person.texts.sharing.publish)
    const stranger = await product.person({ language })
    await stranger.says('/start')
    await stranger.settles()
    await stranger.pressesData(send)
    expect(stranger.toast()).toBe(stranger.texts.common.gone)
    await stranger.pressesData(publish)
    expect(stranger.toast()).toBe(stranger.texts.common.gone)

    await person.says('/gallery')
    await person.presses(person.texts.gallery.remove)
    await person.settles()
    await person.pressesData(send, screen)
    expect(person.toast()).toBe(person.texts.common.gone)
  })
})

it('tells whoever follows a dead or invented link so, on the page and in the chat', async () => {
  const page = await fetch(`${product.url}/i/nothing-here`, { headers: { 'accept-language': 'ru-RU,ru' } })
  expect(page.status).toBe(404)
  expect(await page.text()).toContain('больше не делятся')
  const person = await product.person({ language: 'en' })
  await person.says('/start i_nothing-here')
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.sharing.makeOwn))
})
