import { expect, it, onTestFinished } from 'vitest'
import type { Turn, UpdateTurns } from '../domain/people/update-turns.ts'
import { inSharedOrder } from './in-shared-order.ts'

interface Update {
  readonly update_id: number
  readonly person: number | undefined
}

/** A table of turns for several processes, in which words travel slower than anything else. */
function createTable() {
  const rows = new Map<
    number,
    { holder?: string | undefined; applied: readonly number[]; wanted: [string, number][] }
  >()
  const listeners = new Map<string, Parameters<UpdateTurns['listen']>[0]>()
  let statements = 0
  const tell = (word: (on: Parameters<UpdateTurns['listen']>[0]) => void) =>
    setImmediate(() => listeners.forEach(word))

  const join = (me: string): UpdateTurns => ({
    async take(telegramId, updateId): Promise<Turn | undefined> {
      statements += 1
      const row = rows.get(telegramId) ?? { applied: [], wanted: [] }
      rows.set(telegramId, row)
      if (row.holder !== undefined && row.holder !== me) {
        row.wanted = [...row.wanted.filter(([who]) => who !== me), [me, updateId]]
        tell((on) => on.wanted(telegramId, updateId))
        return undefined
      }
      row.holder = me
      row.wanted = row.wanted.filter(([who]) => who !== me)
      return { applied: row.applied, person: undefined }
    },
    async giveBack(telegramId, applied) {
      const row = rows.get(telegramId)
      if (!row || row.holder !== me) return
      row.applied = applied
      row.holder = row.wanted.toSorted(([, a], [, b]) => a - b)[0]?.[0]
      tell((on) => on.free(telegramId))
    },
    listen(on) {
      listeners.set(me, on)
      return { stop: async () => void listeners.delete(me) }
    },
  })
  return { join, holderOf: (person: number) => rows.get(person)?.holder, statements: () => statements }
}

function setUp() {
  const table = createTable()
  const applied: Update[] = []
  const running = new Set<number | undefined>()
  const start = (name: string) => {
    const order = inSharedOrder<Update>({
      turns: table.join(name),
      keyOf: (update) => update.person,
      async handle(update) {
        expect(running.has(update.person)).toBe(false)
        if (update.person !== undefined) running.add(update.person)
        await new Promise(setImmediate)
        running.delete(update.person)
        applied.push(update)
      },
      onError: (error) => expect.fail(String(error)),
    })
    onTestFinished(() => order.stop())
    return order
  }
  return { table, applied, start }
}

it('updates are applied in the order of their numbers and once, whichever process gets them how often', async () => {
  const { applied, start } = setUp()
  const orders = [start('one'), start('other')] as const
  const sendTo = (which: number, update: Update) => (orders[which] ?? orders[0]).handle(update)
  const people = Array.from({ length: 5 }, (_, index) => index + 1)
  await Promise.all(
    people.map(async (person) => {
      for (let count = 0; count < 20; count++) {
        const update = { update_id: count * 10 + person, person }
        const first = (count * 7 + person * 3) % 2
        // As Telegram does: the next one only when this one was answered; some come once more, to anybody.
        await Promise.all([sendTo(first, update), ...(count % 3 === 0 ? [sendTo(1 - first, update)] : [])])
        if (count % 5 === 0) await sendTo(count % 2, update)
      }
    }),
  )
  for (const person of people) {
    const ids = applied.filter((each) => each.person === person).map((each) => each.update_id)
    expect(ids).toEqual(Array.from({ length: 20 }, (_, count) => count * 10 + person))
  }
})

it('an older update in another process goes before a newer one here', async () => {
  const { applied, start } = setUp()
  const [one, other] = [start('one'), start('other')]
  await Promise.all([
    one.handle({ update_id: 1, person: 1 }),
    other.handle({ update_id: 2, person: 1 }),
    one.handle({ update_id: 3, person: 1 }),
    one.handle({ update_id: 4, person: 1 }),
  ])
  expect(applied.map((each) => each.update_id)).toEqual([1, 2, 3, 4])
})

it('what has no person waits for nobody, though everything else waits', async () => {
  const { applied, start, table } = setUp()
  await table.join('somebody who is busy').take(1, 1)
  const one = start('one')
  void one.handle({ update_id: 2, person: 1 }).catch(() => undefined)
  await one.handle({ update_id: 3, person: undefined })
  expect(applied.map((each) => each.update_id)).toEqual([3])
})

it('somebody who goes on pressing costs one question about the turn', async () => {
  const { start, table } = setUp()
  const one = start('one')
  for (let id = 1; id <= 50; id++) await one.handle({ update_id: id, person: 1 })
  expect(table.statements()).toBe(1)
})

it('a process that stops leaves its turns to others at once', async () => {
  const { start, table } = setUp()
  const one = start('one')
  await one.handle({ update_id: 1, person: 1 })
  expect(table.holderOf(1)).toBe('one')
  await one.stop()
  expect(table.holderOf(1)).toBeUndefined()
})
