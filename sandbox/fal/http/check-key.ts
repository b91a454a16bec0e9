import type { Exchange } from './exchange.ts'

const shape = /^Key ([^:\s]+:[^:\s]+)$/

/** Answers 401 and returns false unless the right kind of key came with the right word before it. */
export function createKeyCheck(accepted: readonly string[] | undefined): (exchange: Exchange) => boolean {
  return (exchange) => {
    const key = shape.exec(exchange.header('authorization') ?? '')?.[1]
    if (key !== undefined && (!accepted || accepted.includes(key))) return true
    exchange.send(401, { detail: 'No user found for Key ID and Secret' })
    return false
  }
}
