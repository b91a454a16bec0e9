import { createFollower, type FollowNeeds } from '../domain/work/follow-work.ts'
import { sweepUnfinished } from '../domain/work/sweep-unfinished.ts'
import { repeat } from './repeat.ts'

/** How soon a due request is noticed when nobody wakes the loop. */
const followIntervalMs = 400

/** What happens by time: following work at the vendor, and the sweep below everything, at start and regularly. */
export function startWorker(needs: {
  readonly follow: FollowNeeds
  readonly sweep: Parameters<typeof sweepUnfinished>[0]
  readonly sweepEveryMs: number
  readonly isOnlyProcess: boolean
  readonly onError: (error: unknown) => void
}): { wake(): void; stop(): Promise<void> } {
  const { onError } = needs
  const follower = createFollower(needs.follow)
  const looker = repeat({
    intervalMs: followIntervalMs,
    run: async () => ((await follower.takeDue()) > 0 ? 'more' : 'idle'),
    onError,
  })
  // At start nobody else can be busy with anything when this is the only process.
  let patience: 'none' | 'usual' = needs.isOnlyProcess ? 'none' : 'usual'
  const sweeper = repeat({
    intervalMs: needs.sweepEveryMs,
    run: async () => {
      await sweepUnfinished(needs.sweep, { patience })
      patience = 'usual'
      return 'idle'
    },
    onError,
  })
  return {
    wake: () => looker.wake(),
    /** Takes up nothing more and waits for what is under way. */
    async stop() {
      await Promise.all([looker.stop(), sweeper.stop()])
      await follower.settled()
    },
  }
}
