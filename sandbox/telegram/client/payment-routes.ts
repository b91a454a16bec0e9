import type { FastifyInstance } from 'fastify'

import type { Paid } from '../protocol.ts'
import type { InvoiceRecord } from '../store/payments.ts'
import type { World } from '../world.ts'
import * as bodies from './bodies.ts'
import { ClientError, personIn } from './client-request.ts'
import { invoiceView } from './invoice-view.ts'
import { addJsonRoute } from './json-route.ts'
import { payInvoice } from './pay-invoice.ts'

function invoiceIn(world: World, slug: string): InvoiceRecord {
  const invoice = world.payments.findInvoice(slug)
  if (!invoice) throw new ClientError(404, `There is no invoice ${slug}`)
  return invoice
}

export function addPaymentRoutes(app: FastifyInstance, world: World): void {
  app.get<{ Params: { slug: string } }>('/client/invoices/:slug', (request) => ({
    invoice: invoiceView(invoiceIn(world, request.params.slug)),
  }))

  addJsonRoute(app, {
    url: '/client/invoices/pay',
    body: bodies.payInvoice,
    answer: ({ person, slug }): Promise<Paid> => {
      const invoice = invoiceIn(world, slug)
      const bot = world.bots.find(invoice.botId)
      if (!bot) throw new ClientError(404, 'The bot of this invoice is gone')
      return payInvoice(world, { bot, person: personIn(world, person), invoice })
    },
  })
}
