import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/shared/languages.ts'
import type { Seen } from '../support/chat-record.ts'
import { dataOf, type Person } from '../support/person.ts'
import { startProduct, type Product } from '../support/product.ts'
import { unpack } from '../support/read-zip.ts'
import { waitFor } from '../support/wait-for.ts'
import { makesImage } from './ways.ts'

let product: Product
beforeAll(async () => {
  product = await startProduct({
    imagesMayBeGone: true,
    hasPublicUrl: true,
    env: { IMAGE_GENERATION_COST: '1' },
    pace: { imageMs: 40 },
  })
})
afterAll(async () => {
  // Copies were delivered by no order.
  await product.db.deleteFrom('images').where('position', '>=', 100).execute()
  await product.stop()
})

const fileOf = ({ id }: { id: number }) => `aisha-${id}.png`

const isFile = (seen: Seen) => seen.document !== undefined

async function opensBulk(person: Person): Promise<Seen> {
  const { gallery, bulk } = person.texts
  await person.says('/gallery')
  await person.presses(gallery.filter)
  await person.presses(bulk.open)
  return person.sees((seen) => seen.buttons.flat().includes(bulk.download))
}

/** Many images that share the bytes of the newest one. */
async function repeatNewest(person: Person, times: number): Promise<void> {
  const { generation_id, position, ...row } = await product.db
    .selectFrom('images')
    .where('user_id', '=', await product.userId(person))
    .orderBy('id', 'desc')
    .select([
      'user_id',
      'generation_id',
      'position',
      'bucket',
      'storage_key',
      'thumbnail_key',
      'content_type',
    ])
    .select(['width', 'height', 'model', 'bytes', 'crc32'])
    .executeTakeFirstOrThrow()
  const copies = Array.from({ length: times }, (_, index) => ({
    ...row,
    generation_id,
    position: position + index + 100,
  }))
  for (let at = 0; at < times; at += 500)
    await product.db
      .insertInto('images')
      .values(copies.slice(at, at + 500))
      .execute()
}

/** More than Telegram takes in one file, of one picture whose size is what it takes. */
async function hasLargeGallery(person: Person): Promise<void> {
  await makesImage(person, { wish: 'a lighthouse' })
  const [newest] = await imagesOf(person)
  if (!newest) throw new Error('Expected an image')
  await repeatNewest(person, Math.ceil(51_000_000 / (newest.bytes ?? 1)))
}

const imagesOf = async (person: Person) =>
  product.db
    .selectFrom('images')
    .where('user_id', '=', await product.userId(person))
    .orderBy('id', 'desc')
    .selectAll()
    .execute()

const addressIn = (seen: Seen): string => {
  for (const button of seen.message.reply_markup?.inline_keyboard.flat() ?? [])
    if ('url' in button) return button.url
  throw new Error(`No address below "${seen.text}"`)
}

describe.each(languages)('downloading all (%s)', (language) => {
  let person: Person
  beforeAll(async () => {
    person = await product.person({ language })
    await person.says('/start')
    await makesImage(person, { wish: 'first <wish> & more' })
    await makesImage(person, { wish: 'second wish', count: 2 })
  })

  it('brings the originals as one file, with a list for people and one for programs', async () => {
    const { bulk, common } = person.texts
    const screen = await opensBulk(person)
    expect(screen.text).toContain('3')
    await person.presses(bulk.download)
    const sent = await person.sees(isFile)
    expect(sent.text).toContain(common.images(3))
    expect(sent.document?.name).toMatch(/^aisha-\d{4}-\d\d-\d\d\.zip$/)
    const files = await unpack(await person.downloads(sent.document?.fileId ?? ''))
    const images = await imagesOf(person)
    expect(files.map(({ name }) => name)).toEqual(['index.html', 'manifest.json', ...images.map(fileOf)])
    for (const { id, bucket, storage_key: key } of images)
      expect(
        files
          .find(({ name }) => name === `aisha-${id}.png`)
          ?.bytes.equals(await product.stored({ bucket, key })),
      ).toBe(true)
    const manifest = JSON.parse(String(files[1]?.bytes)) as { images: Record<string, unknown>[] }
    expect(manifest.images.map(({ wish }) => wish)).toEqual([
      'second wish',
      'second wish',
      'first <wish> & more',
    ])
    const [{ prompt } = { prompt: '' }] = await product.db
      .selectFrom('generations')
      .select('prompt')
      .where('id', '=', images[0]?.generation_id ?? 0)
      .execute()
    expect(manifest.images[0]).toMatchObject({
      file: images.map(fileOf)[0],
      prompt,
      model: images[0]?.model,
      format: '1:1',
      width: images[0]?.width,
      createdAt: images[0]?.created_at.toISOString(),
    })
    expect(String(files[0]?.bytes)).toContain('first &lt;wish&gt; &amp; more')
    expect(String(files[0]?.bytes)).toContain(language === 'ru' ? 'Ваши слова' : 'Your words')
  })

  it('brings what the filter shows, and nothing from a button of an earlier filter', async () => {
    const { bulk, gallery } = person.texts
    const before = await opensBulk(person)
    await person.presses(gallery.filter)
    await person.presses(gallery.byWords)
    await person.says('first')
    await person.sees(/first/)
    await person.pressesData(dataOf(before, bulk.download))
    expect(person.toast()).toBe(gallery.otherFilter)
    expect((await person.screen()).text).toContain(gallery.marks.words('first'))
    await person.presses(bulk.download)
    const sent = await person.sees(isFile)
    expect(await unpack(await person.downloads(sent.document?.fileId ?? ''))).toHaveLength(3)
    await person.says('/gallery')
    await person.presses(gallery.everything)
    await person.settles()
  })

  it('of images that were kept before sums were looks them up, and leaves out what is missing', async () => {
    const { bulk, common } = person.texts
    const [newest, ...others] = await imagesOf(person)
    await product.db
      .updateTable('images')
      .set({ bytes: null, crc32: null })
      .where('user_id', '=', await product.userId(person))
      .execute()
    await product.program.storage.delete({
      bucket: newest?.bucket ?? 'images',
      key: newest?.storage_key ?? '',
    })
    await opensBulk(person)
    await person.presses(bulk.download)
    const sent = await person.sees(isFile)
    expect(sent.text).toContain(common.images(others.length))
    const files = await unpack(await person.downloads(sent.document?.fileId ?? ''))
    expect(files).toHaveLength(2 + others.length)
    expect((await imagesOf(person)).filter(({ crc32 }) => crc32 === null)).toHaveLength(1)
  })
})

describe('what is too large for the chat', () => {
  let person: Person
  let url: string
  beforeAll(async () => {
    person = await product.person({ language: 'ru' })
    await person.says('/start')
    await hasLargeGallery(person)
    await opensBulk(person)
    await person.presses(person.texts.bulk.download)
    const linked = await person.sees((seen) => seen.buttons.flat().includes(person.texts.bulk.follow))
    expect(linked.text).toContain('МБ')
    expect(linked.text).toMatch(/ UTC\./)
    url = addressIn(linked)
  })

  it('comes by a link, and goes on where a download broke off', async () => {
    const whole = await fetch(url)
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('application/zip')
    expect(whole.headers.get('content-disposition')).toMatch(/^attachment; filename="aisha-.+\.zip"$/)
    const zip = Buffer.from(await whole.arrayBuffer())
    expect(zip.length).toBe(Number(whole.headers.get('content-length')))
    expect(zip.length).toBeGreaterThan(50_000_000)
    expect(await unpack(zip)).toHaveLength(2 + (await imagesOf(person)).length)
    const from = 31_234_567
    const rest = await fetch(url, {
      headers: { range: `bytes=${from}-`, 'if-range': whole.headers.get('etag') ?? '' },
    })
    expect(rest.status).toBe(206)
    expect(Buffer.from(await rest.arrayBuffer()).equals(zip.subarray(from))).toBe(true)
  })

  it('stays what it was while images go to the trash and new ones come', async () => {
    const before = await fetch(url, { method: 'HEAD' })
    const { gallery } = person.texts
    await person.says('/gallery')
    await person.presses(gallery.remove)
    await person.sees((seen) => seen.buttons.flat().includes(gallery.undo))
    const after = await fetch(url, { method: 'HEAD' })
    expect(after.headers.get('content-length')).toBe(before.headers.get('content-length'))
    const range = { headers: { range: 'bytes=-70000' } }
    expect((await fetch(url, range)).status).toBe(206)
    await person.presses(gallery.undo)
    await person.settles()
  })

  it('opens nothing once it was altered, or for another export', async () => {
    const forged = url.replace(/.{4}$/, '0000')
    expect((await fetch(forged)).status).toBe(403)
    const signed = url.split('/').at(-1) ?? ''
    expect((await fetch(`${product.url}/files/${signed}`)).status).toBe(403)
  })

  it('ends with an image that is deleted for good, and leaves nothing behind', async () => {
    const userId = await product.userId(person)
    const [exported] = await product.db
      .selectFrom('exports')
      .selectAll()
      .where('user_id', '=', userId)
      .execute()
    const key = `users/${userId}/exports/${exported?.id}/manifest.json`
    expect((await product.stored({ bucket: 'images', key })).length).toBeGreaterThan(0)
    const { gallery } = person.texts
    await person.says('/gallery')
    await person.presses(gallery.remove)
    await person.sees((seen) => seen.buttons.flat().includes(gallery.undo))
    await person.presses(gallery.filter)
    await person.presses(gallery.marks.trash)
    await person.presses(gallery.purge)
    await person.presses(gallery.reallyPurge)
    await person.sees((seen) => seen.photo === undefined)
    const response = await fetch(url, { headers: { 'accept-language': 'ru' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Этого здесь больше нет')
    for (const name of ['manifest.json', 'index.html'])
      await waitFor(`${name} to be gone`, async () => {
        const place = { bucket: 'images', key: key.replace('manifest.json', name) } as const
        return (await product.program.storage.bytesOf(place)) === undefined
      })
    expect(await product.db.selectFrom('export_images').selectAll().execute()).toEqual([])
  })
})

it('an export that has expired leaves nothing behind', async () => {
  const person = await product.person({ language: 'en' })
  await person.says('/start')
  await hasLargeGallery(person)
  await opensBulk(person)
  await person.presses(person.texts.bulk.download)
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.bulk.follow))
  const userId = await product.userId(person)
  const { id } = await product.db
    .updateTable('exports')
    .set({ expires_at: new Date(0) })
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirstOrThrow()
  await product.program.jobs['purge-trash']({})
  expect(await product.db.selectFrom('exports').where('id', '=', id).selectAll().execute()).toEqual([])
  for (const name of ['manifest.json', 'index.html'])
    await waitFor(`${name} to be gone`, async () => {
      const place = { bucket: 'images', key: `users/${userId}/exports/${id}/${name}` } as const
      return (await product.program.storage.bytesOf(place)) === undefined
    })
})

it('an export whose every try was used up while Telegram was away comes later, once', async () => {
  const inner = await startProduct({
    env: { IMAGE_GENERATION_COST: '1', TRAINING_CHECK_SECONDS: '1' },
    pace: { imageMs: 40 },
  })
  try {
    inner.expectsFaults(/TELEGRAM_UNAVAILABLE|HttpError|"where":"queue"/)
    const person = await inner.person({ language: 'en' })
    const { bulk } = person.texts
    await person.says('/start')
    await makesImage(person, { wish: 'a lighthouse' })
    inner.telegram.control.fail({ kind: 'bad-gateway', status: 502, method: 'sendDocument', probability: 1 })
    await opensBulk(person)
    await person.presses(bulk.download)
    await waitFor('a try that fails', () => inner.faults().some((fault) => fault.includes('prepare-export')))
    await waitFor('the try to have ended', async () => {
      const ended = await sql`
        delete from pgboss.job where name = 'prepare-export' and state = 'retry'`.execute(inner.db)
      return ended.numAffectedRows === 1n
    })
    await opensBulk(person)
    await person.presses(bulk.download)
    expect(person.toast()).toBe(bulk.underWay)
    inner.telegram.control.clearFaults()
    await inner.db
      .updateTable('exports')
      .set({ created_at: new Date(Date.now() - 60_000) })
      .execute()
    await person.sees(isFile)
    await waitFor('the export to be gone', async () => {
      return (await inner.db.selectFrom('exports').selectAll().execute()).length === 0
    })
    expect((await person.messages()).filter(isFile)).toHaveLength(1)
  } finally {
    await inner.stop()
  }
})

it('without an address on the web what is too large is told, and nothing is left of it', async () => {
  const inner = await startProduct({ env: { IMAGE_GENERATION_COST: '1' }, pace: { imageMs: 40 } })
  try {
    const person = await inner.person({ language: 'ru' })
    const { gallery, bulk } = person.texts
    await person.says('/start')
    await makesImage(person, { wish: 'a lighthouse' })
    const userId = await inner.userId(person)
    await inner.db.updateTable('images').set({ bytes: 51_000_000, crc32: 1 }).execute()
    const { bucket, storage_key: key } = await inner.db
      .selectFrom('images')
      .selectAll()
      .executeTakeFirstOrThrow()
    await inner.program.storage.put({ bucket, key, contentType: 'image/png' }, Buffer.alloc(51_000_000))
    await person.says('/gallery')
    await person.presses(gallery.filter)
    await person.presses(bulk.open)
    await person.presses(bulk.download)
    const told = await person.sees(/51 МБ/)
    expect(told.text).toContain('50 МБ')
    await waitFor('the export to be gone', async () => {
      const left = await inner.db.selectFrom('exports').where('user_id', '=', userId).selectAll().execute()
      return left.length === 0
    })
  } finally {
    await inner.stop()
  }
})
