import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from '../../src/adapters/postgres/database.ts'
import { createUpdateTurns } from '../../src/adapters/postgres/update-turns.ts'
import { testServer } from '../support/database.ts'
import { waitFor } from '../support/wait-for.ts'
import { nextNumber, openStores, type OpenStores } from './stores/open-stores.ts'

describe.skipIf(!testServer)('the turn to handle the updates of a person', () => {
  let open: OpenStores
  const errors: unknown[] = []
  beforeAll(async () => {
    open = await openStores()
  })
  afterAll(async () => {
    await open.close()
    expect(errors).toEqual([])
  })
  const join = () => createUpdateTurns(open.database as PostgresDatabase, (error) => errors.push(error))

  it('belongs to one process, and finds the person on the way', async () => {
    const [one, other] = [join(), join()]
    const person = await open.person({ credits: 7 })
    expect(await one.take(person.telegramId, 1)).toEqual({ applied: [], person })
    expect(await one.take(person.telegramId, 2)).toMatchObject({ applied: [] })
    expect(await other.take(person.telegramId, 3)).toBeUndefined()
  })

  it('can be taken for somebody who is not registered yet', async () => {
    expect(await join().take(nextNumber(), 1)).toEqual({ applied: [], person: undefined })
  })

  it('goes to the process whose update is the oldest, with what was applied', async () => {
    const [one, second, third] = [join(), join(), join()]
    const id = nextNumber()
    await one.take(id, 1)
    await second.take(id, 9)
    await third.take(id, 4)
    await second.take(id, 9)
    await one.giveBack(id, [1, 2])
    expect(await second.take(id, 9)).toBeUndefined()
    expect(await one.take(id, 10)).toBeUndefined()
    expect(await third.take(id, 4)).toMatchObject({ applied: [1, 2] })
    await third.giveBack(id, [1, 2, 4])
    expect(await second.take(id, 9)).toMatchObject({ applied: [1, 2, 4] })
  })

  it('is nobody’s when it is given back and nobody waits', async () => {
    const [one, other] = [join(), join()]
    const id = nextNumber()
    await one.take(id, 1)
    await one.giveBack(id, [1])
    expect(await other.take(id, 2)).toMatchObject({ applied: [1] })
    await one.giveBack(id, [])
    expect(await one.take(id, 3)).toBeUndefined()
  })

  it('of a process that has died is free when its time is over', async () => {
    const [dead, other] = [join(), join()]
    const id = nextNumber()
    await dead.take(id, 1)
    await open.db
      .updateTable('update_turns')
      .set({ held_until: new Date(Date.now() - 1) })
      .where('telegram_id', '=', id)
      .execute()
    expect(await other.take(id, 1)).toMatchObject({ applied: [] })
    expect(await dead.take(id, 1)).toBeUndefined()
  })

  it('is heard to be wanted, and to be free', async () => {
    const [one, other] = [join(), join()]
    const id = nextNumber()
    const heard: string[] = []
    const listening = [
      one.listen({ wanted: (who, update) => heard.push(`${who} ${update}`), free: () => undefined }),
      other.listen({ wanted: () => undefined, free: (who) => heard.push(`${who} free`) }),
    ]
    await one.take(id, 1)
    await other.take(id, 5)
    await waitFor('the holder to hear', () => heard.includes(`${id} 5`))
    await one.giveBack(id, [1])
    await waitFor('the other to hear, once it listens', async () => {
      await other.take(id, 5)
      await other.giveBack(id, [1])
      return heard.includes(`${id} free`)
    })
    await Promise.all(listening.map((each) => each.stop()))
  })
})
