import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import { textsIn } from '../../src/telegram/texts/texts.ts'
import { goodPhotos } from '../support/photos.ts'
import { startProduct, type Product } from '../support/product.ts'
import { waitFor } from '../support/wait-for.ts'
import { quickPace } from '../support/world.ts'
import {
  beginsAvatar,
  describesImage,
  isCounter,
  labelLike,
  makesAvatar,
  ordersTraining,
  seesImages,
} from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({ env: { MIN_PHOTOS: '4', FREE_TRAININGS: '9' } })
})
beforeEach(() => product.fal.control.setPace(quickPace))
afterAll(() => product.stop())

describe.each(languages)('in %s', (language) => {
  const isRussian = language === 'ru'

  it('every command is answered, and the menu of commands is in this language', async () => {
    const person = await product.person({ language })
    const commands = {
      start: /AISHA/,
      new: isRussian ? /Чему мне научиться/ : /What shall I learn/,
      avatars: isRussian ? /пока нет аватаров/ : /no avatars yet/,
      create: isRussian ? /Кто будет|Кого|Кто/ : /Who shall be/,
      gallery: isRussian ? /галере/i : /gallery/,
      balance: isRussian ? /100 кредитов/ : /100 credits/,
      settings: isRussian ? /Настройки/ : /Settings/,
      language: isRussian ? /язык/i : /language/,
      help: isRussian ? /Как это работает|Как всё/ : /How it works/,
      cancel: isRussian ? /Отменять нечего/ : /nothing to cancel/,
    }
    for (const [command, words] of Object.entries(commands)) {
      await person.says(`/${command}`)
      await person.sees(words)
    }
    const told = product.telegram.control
      .calls()
      .findLast(({ method, params }) => method === 'setMyCommands' && params['language_code'] === language)
    for (const command of Object.keys(commands))
      expect(JSON.stringify(told?.params)).toContain(`"${command}"`)
  })

  it('help tells what things cost and how it works, and leads on', async () => {
    const person = await product.person({ language })
    const { help } = person.texts
    await person.says('/help')
    for (const [button, words] of [
      [help.aboutPrices, /50[^]*10/],
      [help.aboutPhotos, /4[^]*20/],
      [help.aboutFailures, isRussian ? /вернутся|возвращаются/ : /come back/],
      [help.aboutHow, isRussian ? /аватар/ : /avatar/],
    ] as const) {
      await person.presses(button)
      await person.sees(words)
    }
    await person.presses(person.texts.home.newAvatar)
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.newAvatar.portrait))
  })

  it('words out of the blue become a wish, and the summary is one tap from the picture', async () => {
    const person = await product.person({ language })
    await person.says('/start')
    await person.says('A lighthouse in a storm')
    await person.sees(/A lighthouse in a storm/)
    await person.presses(labelLike(person.texts.order.confirm))
    await seesImages(person, 1)
  })

  it('a later message while the summary stands changes the wish', async () => {
    const person = await product.person({ language })
    await person.says('/start')
    await describesImage(person, { wish: 'First thought' })
    await person.says('Second thought')
    const summary = await person.sees(/Second thought/)
    expect(summary.text).not.toMatch(/First thought/)
  })

  it('/cancel leaves what was being typed, and says so', async () => {
    const person = await product.person({ language })
    await person.says('/new')
    await person.presses(person.texts.newAvatar.style)
    await person.sees((seen) => seen.text !== '')
    await person.says('/cancel')
    await person.sees(person.texts.common.cancelled)
    await person.says('Not a name any more')
    await person.sees((seen) =>
      seen.buttons.flat().some((label) => labelLike(person.texts.order.confirm).test(label)),
    )
  })

  it('an unknown command, a voice and a document lead somewhere', async () => {
    const person = await product.person({ language })
    await person.says('/nonsense')
    await person.sees(/AISHA/)
    const [voice] = await goodPhotos(1)
    if (!voice) throw new Error('Expected a file')
    await person.sends([{ ...voice, name: 'voice.ogg', type: 'audio/ogg' }], { as: 'voice' })
    await person.sees((seen) => seen.text !== '')
  })

  it('a button of an earlier release, or forged, gets a polite answer and a fresh screen', async () => {
    const person = await product.person({ language })
    await person.says('/start')
    await person.screen()
    for (const data of ['gallery:gone:1', 'nothing', ':::', 'photos:open:zz9', 'home', 'order:order:-1']) {
      const { answer } = await person.pressesData(data)
      expect(answer, data).toBeDefined()
      await person.sees((seen) => seen.buttons.length > 0)
    }
    await person.pressesData('unknown:button')
    expect(person.toast()).toBe(person.texts.common.outOfDate)
  })
})

it('the language can be changed, also back, and stays', async () => {
  const person = await product.person({ language: 'ru' })
  await person.says('/start')
  await person.presses(person.texts.home.settings)
  await person.presses(person.texts.settings.language)
  await person.presses(/English$/)
  await person.sees(/Settings/)
  expect(person.toast()).toBe(textsIn('en').settings.saved)
  await person.says('/start')
  await person.sees(/Hello/)
  await person.says('/language')
  await person.presses(/Русский$/)
  await person.sees(/Настройки/)
})

it('settings are kept and used: format, improvement, quick mode', async () => {
  const person = await product.person({ language: 'en' })
  const { settings } = person.texts
  await person.says('/settings')
  await person.presses(person.texts.order.formatName('9:16'))
  await person.presses(settings.improve(true))
  await person.presses(settings.quick(false))
  await person.sees((seen) => seen.buttons.flat().includes(settings.quick(true)))
  await person.says('Exactly these words')
  const [picture] = await seesImages(person, 1)
  expect(picture?.photo).toMatchObject({ width: 720, height: 1280 })
  expect(product.fal.control.requests()[0]?.input).toMatchObject({ prompt: 'Exactly these words' })
})

it('in a group there is one polite line, and nothing else', async () => {
  for (const language of languages) {
    const person = await product.person({ language })
    await person.says('/start')
    await person.screen()
    const answer = (await person.post('groups', { title: 'Family', by: person.id })) as {
      chat: { id: number }
    }
    const chat = answer.chat.id
    const said = () =>
      product.telegram.control.calls().filter(({ params }) => String(params['chat_id']) === String(chat))
    for (const text of ['/start', 'hello everybody', '/create'])
      await person.post('groups/messages', { chat, text })
    await waitFor('two answers', () => said().length === 2)
    await person.settles()
    expect(said().map(({ params }) => params['text'])).toEqual([
      person.texts.common.onlyPrivate,
      person.texts.common.onlyPrivate,
    ])
  }
})

describe('an avatar', () => {
  it('can be renamed and deleted, and the next one becomes main', async () => {
    const person = await product.person({ language: 'en' })
    const { avatars } = person.texts
    await makesAvatar(person, { name: 'First' })
    await makesAvatar(person, { name: 'Second' })
    await person.says('/avatars')
    await person.sees(/Second/)
    await person.presses(avatars.makeMain)
    expect(person.toast()).toBe(avatars.madeMain)
    await person.presses(avatars.rename)
    await person.says('Third <b>')
    await person.sees(/Third <b>/)
    await person.says('/avatars')
    await person.presses(avatars.delete)
    await person.presses(avatars.reallyDelete)
    const left = await person.sees(/1 of 1/)
    expect(left.text).toMatch(/⭐[^]*First/)
    const rows = await product.db
      .selectFrom('avatars')
      .innerJoin('users', 'users.id', 'avatars.user_id')
      .select(['avatars.name', 'is_main'])
      .where('telegram_id', '=', person.id)
      .where('deleted_at', 'is', null)
      .execute()
    expect(rows).toEqual([{ name: 'First', is_main: true }])
  })

  it('that is being trained cannot be deleted under the trainer', async () => {
    product.fal.control.setPace({ trainingMs: 60_000 })
    const person = await product.person({ language: 'en' })
    await ordersTraining(person, { name: 'Busy' })
    await waitFor('FAL to train', () => product.fal.control.requests()[0]?.state === 'running')
    await person.says('/avatars')
    const card = await person.sees(/Busy/)
    expect(card.buttons.flat()).not.toContain(person.texts.avatars.delete)
    await person.presses(person.texts.avatars.progress)
    await person.presses(person.texts.training.cancel)
    await person.presses(person.texts.training.reallyCancel)
    await person.sees(/10 credits/)
  })
})

describe('live messages stay out of the way', () => {
  it('what a person opens from the progress of a training is not overwritten by it', async () => {
    product.fal.control.setPace({ trainingMs: 6000 })
    const person = await product.person({ language: 'en' })
    await ordersTraining(person, { name: 'Live' })
    await person.sees((seen) => seen.buttons.flat().includes(person.texts.training.refresh))
    await person.presses(person.texts.common.home)
    const home = await person.sees((seen) => seen.buttons.flat().includes(person.texts.home.avatars))
    await person.presses(person.texts.training.cancel)
    const question = await person.sees((seen) =>
      seen.buttons.flat().includes(person.texts.training.reallyCancel),
    )
    await person.sees(/step \d+ of/)
    const standing = await person.messages()
    expect(standing.find(({ messageId }) => messageId === home.messageId)?.text).toBe(home.text)
    expect(standing.find(({ messageId }) => messageId === question.messageId)?.text).toBe(question.text)
    await person.presses(person.texts.training.reallyCancel)
    await person.sees(/10 credits/)
    await person.settles()
    expect((await person.messages()).some((seen) => /step \d+ of/.test(seen.text))).toBe(false)
  })

  it('what a person opens from the counter of photos is not overwritten by it', async () => {
    const person = await product.person({ language: 'en' })
    await beginsAvatar(person, { name: 'Hurry' })
    await person.sends(await goodPhotos(4))
    await person.sees(isCounter(person, 4))
    await person.sends(await goodPhotos(2, { from: 30 }))
    await person.presses(person.texts.photos.done)
    const offer = await person.sees(/Hurry[^]*10 credits/)
    await waitFor('both photos to be counted', async () => {
      const counted = product.telegram.control
        .calls()
        .findLast(({ params }) => /: 6 of/.test(String(params['text'])))
      return counted?.status === 200
    })
    const standing = await person.messages()
    expect(standing.find(({ messageId }) => messageId === offer.messageId)?.text).toMatch(/Train “Hurry”/)
  })
})
