import { setTimeout as wait } from 'node:timers/promises'
import type { Fleet } from '../support/fleet.ts'
import type { Random } from '../support/random.ts'

/** Kills one process after another, of each kind in turn, at moments that follow from the seed, and starts each again. */
export function strike(fleet: Fleet, random: Random): { stop(): Promise<readonly string[]> } {
  const kinds = [...new Set(fleet.members.map(({ roles }) => roles))]
  const struck: string[] = []
  let isOver = false
  const run = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const kind = kinds[turn % kinds.length]
      const victim = random.pick(fleet.members.filter(({ roles }) => roles === kind))
      await wait(random.between(200, 1500))
      await victim.kill('SIGKILL')
      struck.push(victim.roles)
      await victim.start()
    }
  }
  const running = run()
  return {
    async stop() {
      isOver = true
      await running
      return struck
    },
  }
}
