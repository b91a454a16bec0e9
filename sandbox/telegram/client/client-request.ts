import type { FastifyRequest } from 'fastify'

import type { PersonRecord } from '../store/people.ts'
import type { Bot } from '../store/bots.ts'
import type { World } from '../world.ts'

/** Answered as { error } with the status. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

export function personIn(world: World, id: unknown): PersonRecord {
  const person = world.people.find(Number(id))
  if (!person) throw new ClientError(404, `There is no person ${String(id)}`)
  return person
}

/** The bot of this request: `bot=ID` in the query where a server has several, else the current one. */
export function findBot(world: World, request: FastifyRequest): Bot | undefined {
  const { bot } = request.query as { bot?: string }
  return bot === undefined ? world.bots.current() : world.bots.find(Number(bot))
}

export function botIn(world: World, request: FastifyRequest): Bot {
  const bot = findBot(world, request)
  if (!bot) throw new ClientError(409, 'No bot has called this server yet: start one with this address')
  return bot
}
