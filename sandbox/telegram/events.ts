import type { ChatEvent } from './protocol.ts'

export interface Events {
  publish(botId: number, personId: number, event: ChatEvent): void
  /** To everybody who looks at the bot. */
  broadcast(botId: number, event: ChatEvent): void
  subscribe(subscriber: Subscriber): () => void
}

export interface Subscriber {
  readonly botId: () => number | undefined
  readonly personId: number
  readonly onEvent: (event: ChatEvent) => void
}

export function createEvents(): Events {
  const subscribers = new Set<Subscriber>()
  return {
    publish: (botId, personId, event) => {
      for (const each of subscribers)
        if (each.personId === personId && each.botId() === botId) each.onEvent(event)
    },
    broadcast: (botId, event) => {
      for (const each of subscribers) if (each.botId() === botId) each.onEvent(event)
    },
    subscribe: (subscriber) => {
      subscribers.add(subscriber)
      return () => {
        subscribers.delete(subscriber)
      }
    },
  }
}
