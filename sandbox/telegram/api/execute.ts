import { methods } from '../methods/map.ts'
import type { Bot } from '../store/bots.ts'
import type { World } from '../world.ts'
import type { Call, MethodName } from './method.ts'
import type { RawParams } from './read-params.ts'
import { Refusal } from './refusal.ts'
import type { Fields } from './schema.ts'
import { validateParams } from './validate-params.ts'

type AnyMethod = (params: unknown, call: Call) => unknown

/** Carries out one method; throws a Refusal where Telegram would refuse. */
export async function execute(request: {
  world: World
  bot: Bot
  method: { readonly name: string; readonly fields: Fields }
  raw: RawParams
  signal: AbortSignal
}): Promise<unknown> {
  const { world, bot, method, raw, signal } = request
  const params = validateParams(raw, method)
  const run = methods[method.name as MethodName] as AnyMethod | undefined
  if (!run)
    throw new Refusal({
      code: 501,
      description: `Not Implemented: this sandbox knows ${method.name} but does not carry it out`,
    })
  return run(params, { world, bot, uploads: raw.uploads, signal })
}
