import { expect, test } from 'vitest'
import type { Collection } from '../../domain/gallery/collection.ts'
import type { BotContext } from '../context.ts'
import { textsIn } from '../texts/texts.ts'
import { namedOrSaid } from './name-collection.ts'

const collection = { id: 3, name: 'Sea' } as Collection

async function saidOf(comesAgain: boolean) {
  const said: string[] = []
  const expected: (string | null)[] = []
  const ctx = {
    comesAgain,
    texts: textsIn('en'),
    reply: async (text: string) => void said.push(text),
    expectMessage: async (expectation: string | null) => void expected.push(expectation),
  }
  const named = await namedOrSaid(ctx as unknown as BotContext, { kind: 'taken', collection })
  return { named, said, expected }
}

test('a name that is taken is refused, and another one waited for', async () => {
  const { named, said, expected } = await saidOf(false)
  expect(named).toBeUndefined()
  expect(said).toEqual([textsIn('en').collections.isTaken('Sea')])
  expect(expected).toEqual([])
})

test('a message that comes again is not refused for the name that it has taken itself', async () => {
  expect(await saidOf(true)).toEqual({ named: collection, said: [], expected: [null] })
})
