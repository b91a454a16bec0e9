import type { LedgerEntry } from '../../domain/billing/ledger.ts'
import type { Html } from '../kit/html.ts'
import { show } from '../kit/show.ts'
import { goTo, screen } from '../screen-kit.ts'
import type { Texts } from '../texts/en.ts'

const { view } = screen('history')

export function drawOperation({ balance, common }: Texts, entry: LedgerEntry): Html {
  const { credits, kind, details, createdAt } = entry
  const sign = credits > 0 ? '+' : '−'
  return balance.line({
    credits: `${sign}${common.number(Math.abs(credits))}`,
    what: balance.what(kind, details),
    date: common.date(createdAt),
  })
}

export const historyScreen = view(async (ctx, { page: wanted }) => {
  const { balance, common } = ctx.texts
  const page = Math.max(0, wanted)
  const { entries, hasMore } = await ctx.app.billing.history(ctx.person.id, page)
  const lines = entries.map((entry) => drawOperation(ctx.texts, entry))
  await show(ctx, {
    text:
      lines.length > 0 ? balance.operations({ page: common.number(page + 1), lines }) : balance.noOperations,
    rows: [
      [
        page > 0 ? goTo('history', balance.newer, { page: page - 1 }) : null,
        hasMore ? goTo('history', balance.older, { page: page + 1 }) : null,
      ],
      [goTo('balance', common.back, {}), goTo('home', common.home, {})],
    ],
  })
})
