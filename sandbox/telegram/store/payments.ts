import type { LabeledPrice, StarTransaction } from '@grammyjs/types'

import type { Database } from './database.ts'

export interface InvoiceRecord {
  readonly slug: string
  readonly botId: number
  readonly title: string
  readonly description: string
  readonly payload: string
  readonly currency: string
  readonly prices: readonly LabeledPrice[]
  readonly subscriptionPeriod?: number
}

export interface Payments {
  addInvoice(invoice: Omit<InvoiceRecord, 'slug'>): InvoiceRecord
  findInvoice(slug: string): InvoiceRecord | undefined
  /** A new charge id, never used before. */
  nextChargeId(botId: number): string
  addTransaction(record: TransactionRecord): void
  /** The incoming payment of a person with this charge id. */
  findCharge(botId: number, personId: number, chargeId: string): StarTransaction | undefined
  isRefunded(botId: number, chargeId: string): boolean
  transactions(botId: number, offset: number, limit: number): readonly StarTransaction[]
  balance(botId: number): number
}

export interface TransactionRecord {
  readonly botId: number
  readonly personId: number
  readonly isRefund: boolean
  readonly transaction: StarTransaction
}

export function createPayments({ db }: { db: Database }): Payments {
  const read = (row: { body: string }) => JSON.parse(row.body) as StarTransaction
  return {
    addInvoice: (invoice) => {
      const slug = `invoice${String(db.next('invoice')).padStart(6, '0')}`
      const record = { ...invoice, slug }
      db.run('insert into invoices values (?, ?, ?)', slug, invoice.botId, JSON.stringify(record))
      return record
    },
    findInvoice: (slug) => {
      const row = db.get<{ body: string }>('select body from invoices where slug = ?', slug)
      return row && (JSON.parse(row.body) as InvoiceRecord)
    },
    nextChargeId: (botId) => `stx${botId}_${String(db.next('charge')).padStart(8, '0')}`,
    addTransaction: ({ botId, personId, isRefund, transaction }) => {
      db.run(
        'insert into transactions (bot_id, id, person_id, refund, body) values (?, ?, ?, ?, ?)',
        botId,
        transaction.id,
        personId,
        isRefund ? 1 : 0,
        JSON.stringify(transaction),
      )
    },
    findCharge: (botId, personId, chargeId) => {
      const row = db.get<{ body: string }>(
        'select body from transactions where bot_id = ? and person_id = ? and id = ? and refund = 0',
        botId,
        personId,
        chargeId,
      )
      return row && read(row)
    },
    isRefunded: (botId, chargeId) =>
      db.get('select 1 from transactions where bot_id = ? and id = ? and refund = 1', botId, chargeId) !==
      undefined,
    transactions: (botId, offset, limit) =>
      db
        .all<{ body: string }>(
          'select body from transactions where bot_id = ? order by n limit ? offset ?',
          botId,
          limit,
          offset,
        )
        .map(read),
    balance: (botId) =>
      db
        .all<{ body: string; refund: number }>(
          'select body, refund from transactions where bot_id = ?',
          botId,
        )
        .reduce((sum, row) => sum + (row.refund ? -1 : 1) * read(row).amount, 0),
  }
}
