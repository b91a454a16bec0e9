import type { Avatar } from '../../domain/avatars/avatar.ts'
import type { Button, Rows } from '../kit/button.ts'
import type { Texts } from '../texts/en.ts'
import { pairs } from './pairs.ts'

const avatarsPerPage = 8

interface Choice {
  readonly texts: Texts
  readonly avatars: readonly Avatar[]
  readonly page: number
  pick(text: string, avatar: number | null): Button
  turn(text: string, page: number): Button
}

/** Completed avatars two a row, the main one first, and the way without any. */
export function avatarChoice({ texts: { order }, avatars, page, pick, turn }: Choice): Rows {
  const sorted = avatars.toSorted((a, b) => Number(b.isMain) - Number(a.isMain))
  const lastPage = Math.max(0, Math.ceil(sorted.length / avatarsPerPage) - 1)
  const current = Math.min(Math.max(0, page), lastPage)
  const shown = sorted
    .slice(current * avatarsPerPage, (current + 1) * avatarsPerPage)
    .map((avatar) =>
      pick((avatar.isMain ? order.mainAvatar : order.avatar)(avatar.name || order.unnamed), avatar.id),
    )
  return [
    ...pairs(shown),
    [
      current > 0 ? turn(order.earlier, current - 1) : null,
      current < lastPage ? turn(order.later, current + 1) : null,
    ],
    [pick(order.withoutAvatar, null)],
  ]
}
