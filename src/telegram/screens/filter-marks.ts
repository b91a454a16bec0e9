import type { NamedPeriod, OwnPeriod } from '../../domain/gallery/gallery-filter.ts'
import { dayOf } from '../../domain/gallery/gallery-filter.ts'
import type { Image } from '../../domain/gallery/image.ts'
import { findImageModel } from '../../domain/generation/catalogue.ts'
import type { BotContext } from '../context.ts'
import type { Texts } from '../texts/en.ts'

/** What of the filter is on, a few words each; any image that it shows knows the avatar's name. */
export function filterMarks(
  { texts, person }: Pick<BotContext, 'texts' | 'person'>,
  shown: Pick<Image, 'avatarName'> | null,
): readonly string[] {
  const { gallery, order } = texts
  const { filter, collectionName } = person.gallery
  const { avatar, model, format, favouritesOnly, period, words, collectionId, isTrash } = filter
  if (isTrash) return [gallery.marks.trash]
  return [
    favouritesOnly ? gallery.marks.favourites : null,
    avatar === 'none' ? gallery.marks.noAvatar : null,
    avatar === 'any' ? gallery.marks.anyAvatar : null,
    typeof avatar === 'number' ? gallery.marks.avatar(shown?.avatarName || order.unnamed) : null,
    model === null ? null : (findImageModel(model)?.title ?? model),
    format === null ? null : order.format(format),
    period === null ? null : periodMark(texts, period),
    words === null ? null : gallery.marks.words(words),
    collectionId === null ? null : gallery.marks.collection(collectionName ?? ''),
  ].filter((mark) => mark !== null)
}

function periodMark({ gallery, common }: Texts, period: NamedPeriod | OwnPeriod): string {
  if (typeof period === 'string') return gallery.periods[period]
  const [from, to] = [dayOf(period.from, 0), dayOf(period.to, 0)].map(common.date)
  return from === to ? (from ?? '') : `${from} – ${to}`
}
