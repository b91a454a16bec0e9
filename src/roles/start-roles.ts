import type { Program } from '../compose.ts'
import { within } from '../domain/shared/within.ts'
import type { Running } from './running.ts'
import { watchModels } from './watch-models.ts'

/** For updates under way. Telegram repeats what is not answered; the worker has the rest of twenty seconds. */
const answerWithinMs = 7_000

/** Starts what this process does. Each role is loaded only where it runs. */
export async function startRoles(program: Program): Promise<Running> {
  const { roles } = program.config
  const receiving: Running[] = []
  const later: Running[] = []
  const stop = async () => {
    await within(answerWithinMs, Promise.all(receiving.map((each) => each.stop())))
    // What was received last may still have been queued.
    for (const each of later.toReversed()) await each.stop()
  }
  try {
    later.push(await watchModels(program))
    const conversation =
      roles.includes('bot') || roles.includes('http') ? await import('./conversation.ts') : undefined
    const worker = roles.includes('worker')
      ? await (await import('./worker.ts')).runWorker(program)
      : undefined
    if (worker) later.push(worker)
    const talk = conversation?.createConversation(program)
    if (talk) later.push(talk)
    const { runHttp } = await import('./http.ts')
    receiving.push(await runHttp(program, { talk, wake: () => worker?.wake() }))
    if (roles.includes('bot') && talk) receiving.push(await (await import('./bot.ts')).runBot(program, talk))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}
