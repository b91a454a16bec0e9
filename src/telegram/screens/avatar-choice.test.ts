import { expect, test } from 'vitest'
import type { Avatar } from '../../domain/avatars/avatar.ts'
import { copyButton } from '../kit/button.ts'
import { textsIn } from '../texts/texts.ts'
import { avatarChoice } from './avatar-choice.ts'

const texts = textsIn('en')

function choices(count: number, { main = 0, page = 0 }: { main?: number; page?: number } = {}) {
  const avatars = Array.from({ length: count }, (_, index) => {
    return { id: index + 1, name: `Avatar ${index + 1}`, isMain: index + 1 === main } as Avatar
  })
  const rows = avatarChoice({
    texts,
    avatars,
    page,
    pick: (text, avatar) => copyButton(`${text} #${avatar}`, '-'),
    turn: (text, to) => copyButton(`${text} #${to}`, '-'),
  })
  return rows.map((row) => row.flatMap((button) => button?.text ?? []))
}

test('the main avatar stands first, with its star', () => {
  expect(choices(3, { main: 3 })).toEqual([
    ['⭐ Avatar 3 #3', '👤 Avatar 1 #1'],
    ['👤 Avatar 2 #2'],
    [],
    [`${texts.order.withoutAvatar} #null`],
  ])
})

test('many avatars come in pages, and each page leads to the others', () => {
  expect(choices(20)[4]).toEqual([`${texts.order.later} #1`])
  expect(choices(20, { page: 1 })[4]).toEqual([`${texts.order.earlier} #0`, `${texts.order.later} #2`])
  expect(choices(20, { page: 2 })[2]).toEqual([`${texts.order.earlier} #1`])
})

test('a page that does not exist is the nearest that does', () => {
  expect(choices(20, { page: 99 })).toEqual(choices(20, { page: 2 }))
  expect(choices(20, { page: -1 })).toEqual(choices(20))
})

test('without any avatar only the way without one is left', () => {
  expect(choices(0).flat()).toEqual([`${texts.order.withoutAvatar} #null`])
})
