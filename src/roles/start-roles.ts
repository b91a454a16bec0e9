import type { Program } from '../compose.ts'
import type { Running } from './running.ts'

/** Starts what this process does. Each role is loaded only where it runs. */
export async function startRoles(program: Program): Promise<Running> {
  const { roles } = program.config
  const running: Running[] = []
  const stop = async () => {
    for (const each of running.toReversed()) await each.stop()
  }
  try {
    const conversation =
      roles.includes('bot') || roles.includes('http') ? await import('./conversation.ts') : undefined
    const talk = conversation?.createConversation(program)
    const worker = roles.includes('worker')
      ? await (await import('./worker.ts')).runWorker(program)
      : undefined
    if (worker) running.push(worker)
    const { runHttp } = await import('./http.ts')
    running.push(await runHttp(program, { talk, wake: () => worker?.wake() }))
    if (roles.includes('bot') && talk) running.push(await (await import('./bot.ts')).runBot(program, talk))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}
