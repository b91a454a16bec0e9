import { setTimeout as wait } from 'node:timers/promises'
import type { FleetProduct } from '../support/fleet-product.ts'
import type { Person } from '../support/person.ts'
import type { Random } from '../support/random.ts'
import { ordersTraining, ordersWish, patience, seesImageEnd, seesTrainingEnd, stopsWish } from './stories.ts'

interface Doing {
  /** Whoever stops too late is shown the picture once more, which is no second notice. */
  readonly isCounted: boolean
  readonly act: (person: Person) => Promise<unknown>
}

/** What somebody does in one round; each ends when the chat has told the end. */
const doings: readonly Doing[] = [
  {
    isCounted: true,
    async act(person) {
      await ordersWish(person, 'A lighthouse')
      await seesImageEnd(person)
    },
  },
  {
    isCounted: true,
    async act(person) {
      await ordersTraining(person, 2)
      await seesTrainingEnd(person)
    },
  },
  {
    isCounted: false,
    async act(person) {
      await ordersWish(person, 'A bridge')
      await stopsWish(person)
    },
  },
]

/**
 * New people order, train, receive and stop while one or two processes are killed and started again; tells what is
 * wrong once everything has come to rest.
 */
export async function killRound(
  product: FleetProduct,
  count: number,
  random: Random,
): Promise<{ kills: string[]; lost: string[]; doubled: string[] }> {
  const people = await Promise.all(Array.from({ length: count }, () => product.person({ language: 'en' })))
  const planned = people.map((person) => ({ person, doing: random.pick(doings) }))
  const kills = Array.from({ length: random.between(1, 2) }, () => ({
    victim: random.pick(product.fleet.members),
    afterMs: random.between(20, 2500),
  }))
  const strike = async () => {
    for (const { victim, afterMs } of kills) {
      await wait(afterMs)
      await victim.kill('SIGKILL')
      await victim.start()
    }
  }
  const live = async ({ person, doing }: (typeof planned)[number]) => {
    await person.says('/start')
    await doing.act(person)
  }
  const ends = await Promise.allSettled([strike(), ...planned.map(live)])
  const failed = ends.flatMap((end) => (end.status === 'rejected' ? String(end.reason) : []))
  const stuck = await product.settles(patience).then(
    () => [],
    (error: unknown) => [String(error)],
  )
  const counted = planned.filter(({ doing }) => doing.isCounted).map(({ person }) => person)
  const { lost, doubled } = await product.judge(counted)
  await Promise.all(people.map((person) => person.close()))
  return { kills: kills.map(({ victim }) => victim.roles), lost: [...failed, ...stuck, ...lost], doubled }
}
