import type { DatabaseSync } from 'node:sqlite'

import type { Delivery } from './delivery.ts'

export interface DeliveryStore {
  add(delivery: Omit<Delivery, 'id' | 'failures'>): Delivery
  list(): readonly Delivery[]
  postpone(delivery: Delivery, dueAt: number): void
  remove(delivery: Delivery): void
}

/** Deliveries outlive a restart, as FAL's retries do. */
export function createDeliveryStore(database: DatabaseSync): DeliveryStore {
  const insert = database.prepare('insert into deliveries (request_id, due_at, document) values (?, ?, ?)')
  const update = database.prepare('update deliveries set due_at = ?, document = ? where id = ?')
  const remove = database.prepare('delete from deliveries where id = ?')
  const all = database.prepare('select id, document from deliveries order by due_at, id')

  return {
    add(delivery) {
      const document = { ...delivery, failures: 0 }
      const { lastInsertRowid } = insert.run(delivery.requestId, delivery.dueAt, JSON.stringify(document))
      return { ...document, id: Number(lastInsertRowid) }
    },
    list: () =>
      all.all().map((row) => ({
        ...(JSON.parse(row['document'] as string) as Omit<Delivery, 'id'>),
        id: Number(row['id']),
      })),
    postpone(delivery, dueAt) {
      const document = { ...delivery, dueAt, failures: delivery.failures + 1 }
      update.run(dueAt, JSON.stringify(document), delivery.id)
    },
    remove: (delivery) => void remove.run(delivery.id),
  }
}
