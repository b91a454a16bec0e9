import type { Invoice } from '../protocol.ts'
import type { InvoiceRecord } from '../store/payments.ts'

/** What a buyer sees: not the payload, which is between the bot and itself. */
export const invoiceView = (record: InvoiceRecord): Invoice => ({
  slug: record.slug,
  title: record.title,
  description: record.description,
  currency: record.currency,
  prices: record.prices,
  ...(record.subscriptionPeriod !== undefined && { subscriptionPeriod: record.subscriptionPeriod }),
})
