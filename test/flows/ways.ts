import sharp from 'sharp'
import type { AvatarType } from '../../src/domain/avatars/avatar.ts'
import type { Format } from '../../src/domain/generation/formats.ts'
import { readyMadeStyles } from '../../src/domain/styles/ready-made-styles.ts'
import type { NewStyle } from '../../src/domain/styles/style.ts'
import type { Seen } from '../support/chat-record.ts'
import type { Person } from '../support/person.ts'
import { goodPhotos, type PhotoFile } from '../support/photos.ts'

/** A button whose words hold a price, a name or a number, whatever it is. */
export function labelLike(label: (...values: string[]) => string): RegExp {
  const escaped = label('\u0000', '\u0000').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('\u0000', '.+')}$`, 'u')
}

/** From anywhere to the question for photos. */
export async function beginsAvatar(
  person: Person,
  { type = 'portrait', name = 'Анна' }: { type?: AvatarType; name?: string } = {},
): Promise<Seen> {
  const { newAvatar } = person.texts
  await person.says('/new')
  await person.presses(newAvatar[type])
  if (type === 'portrait') await person.presses(newAvatar.female)
  await person.sees((seen) => seen.text === plain(newAvatar.askName))
  await person.says(name)
  return person.sees((seen) => seen.text.includes(name))
}

/** Sends photos and waits until every one of them has been looked at. */
export async function sendsPhotos(
  person: Person,
  photos: readonly PhotoFile[],
  options: { as?: 'photo' | 'document'; oneByOne?: boolean; valid?: number } = {},
): Promise<Seen> {
  const { valid = photos.length, ...how } = options
  await person.sends(photos, how)
  return person.sees(isCounter(person, valid), { withinMs: 20_000 })
}

/** The counter of photos when that many count and none is being looked at any more. */
export const isCounter =
  (person: Person, valid: number) =>
  (seen: Seen): boolean =>
    new RegExp(`: ${valid} (of|из) \\d+`).test(seen.text) &&
    !seen.text.includes('⏳') &&
    seen.buttons.flat().includes(person.texts.photos.tips)

export interface Training {
  readonly type?: 'portrait' | 'style'
  readonly name?: string
  readonly photos?: number
  readonly keepsPhotos?: boolean
}

/** From anywhere to a training under way. */
export async function ordersTraining(
  person: Person,
  { type = 'portrait', name = 'Анна', photos = 4, keepsPhotos = false }: Training = {},
): Promise<void> {
  await beginsAvatar(person, { type, name })
  await sendsPhotos(person, await goodPhotos(photos, { from: person.id * 20 }))
  await person.presses(person.texts.photos.done)
  if (keepsPhotos) await person.presses(person.texts.training.keepPhotos)
  await person.presses(labelLike(person.texts.training.confirm))
}

export async function makesAvatar(person: Person, options: Training = {}): Promise<Seen> {
  await ordersTraining(person, options)
  return person.sees((seen) => seen.buttons.flat().includes(person.texts.training.createImage), {
    withinMs: 20_000,
  })
}

export interface Wish {
  readonly wish: string
  /** The avatar's name; without one when left out. */
  readonly avatar?: string
  readonly format?: Format
  readonly count?: number
}

/** From anywhere to the summary of an order. */
export async function describesImage(person: Person, order: Wish): Promise<Seen> {
  const { texts } = person
  await person.says('/create')
  await person.presses(
    order.avatar === undefined ? texts.order.withoutAvatar : new RegExp(`${order.avatar}$`, 'u'),
  )
  await person.sees((seen) => seen.text !== '')
  await person.says(order.wish)
  await person.presses(new RegExp(`(^|\\s)${person.texts.order.formatName(order.format ?? '1:1')}$`, 'u'))
  await person.presses(new RegExp(`(^|\\s)${texts.common.images(order.count ?? 1)}$`, 'u'))
  return person.screen()
}

/** From anywhere to an order that is being made. */
export async function ordersImage(person: Person, order: Wish): Promise<void> {
  await describesImage(person, order)
  await person.presses(labelLike(person.texts.order.confirm))
}

/** Every picture of the next delivery, in the order in which they stand in the chat. */
export async function seesImages(person: Person, count: number, { withinMs = 20_000 } = {}): Promise<Seen[]> {
  await person.sees((seen) => seen.buttons.flat().includes(person.texts.result.again), { withinMs })
  const pictures = person.shownSince().filter((seen) => seen.photo)
  if (pictures.length !== count) throw new Error(`Expected ${count} pictures, saw ${pictures.length}`)
  return pictures
}

export const styleLabel = (person: Person, { position, names }: NewStyle): string =>
  person.texts.styles.numbered(position, names[person.language])

/** From anywhere to the summary of one order of several styles. */
export async function choosesStyles(person: Person, chosen: readonly NewStyle[]): Promise<Seen> {
  const { order, series, styles } = person.texts
  await person.says('/create')
  await person.presses(order.byStyle)
  await person.presses(series.several)
  for (const category of new Set(chosen.map((style) => style.category))) {
    await person.presses(styles.categories[category])
    for (const style of chosen.filter((each) => each.category === category))
      await person.presses(styleLabel(person, style))
    await person.presses(styles.toCategories)
  }
  await person.presses(labelLike((number, price) => series.done({ number, price })))
  return person.screen()
}

/** From anywhere to so many styles that are being made. */
export async function ordersSeries(person: Person, count: number): Promise<void> {
  await choosesStyles(person, readyMadeStyles.slice(0, count))
  await person.presses(labelLike(person.texts.order.confirm))
}

export async function makesImage(person: Person, order: Wish): Promise<Seen[]> {
  await ordersImage(person, order)
  return seesImages(person, order.count ?? 1)
}

/** Width and height of the bytes that Telegram holds. */
export async function pixelsOf(person: Person, seen: Seen): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(await person.downloads(seen.photo?.fileId ?? '')).metadata()
  return { width, height }
}

/** A formatted text as it is read. */
export const plain = ({ html }: { html: string }): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
