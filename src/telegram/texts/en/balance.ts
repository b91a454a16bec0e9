import type { LedgerDetails, LedgerKind } from '../../../domain/billing/ledger.ts'
import { html, type Html } from '../../kit/html.ts'
import { common } from './common.ts'

const kinds: Readonly<Record<LedgerKind, string>> = {
  welcome: 'Welcome gift',
  charge: 'Order',
  refund: 'Refund',
  topup: 'Top-up',
  promo: 'Promo code',
  referral: 'For inviting a friend',
  grant: 'From the studio',
  chargeback: 'Payment taken back',
}

const makings = { edit: 'Edit of a photo', upscale: 'Enlarged image', video: 'Animated image' } as const

export const balance = {
  overview: (facts: { balance: string; withAvatar: string; without: string; training: string }): Html => html`
<b>💳 Your balance: ${facts.balance}</b>

<b>What things cost</b>
Image with an avatar: ${facts.withAvatar}
Image without an avatar: ${facts.without}
New avatar: ${facts.training}

If something does not work out, its credits come back by themselves.`,
  history: '🧾 All operations',
  create: '✨ New image',
  operations: (facts: { page: string; lines: readonly Html[] }): Html => html`
<b>🧾 Operations</b>, page ${facts.page}

${facts.lines}`,
  noOperations: html`
<b>🧾 Operations</b>

Nothing here yet: every credit that comes or goes is written down here.`,
  line: (entry: { credits: string; date: string; what: string }): Html => html`
<b>${entry.credits}</b> · ${entry.what}
<i>${entry.date}</i>`,
  what: (kind: LedgerKind, { avatarName, images, made, wish }: LedgerDetails): string => {
    if (kind === 'charge' && images !== undefined)
      return `${made ? makings[made] : common.images(images)}${wish ? `: “${wish}”` : ''}`
    if (kind === 'charge' && avatarName !== undefined) return `Training of “${avatarName}”`
    if (kind === 'refund' && made !== undefined) return `Refund: ${makings[made].toLowerCase()}`
    if (kind === 'refund' && images !== undefined) return `Refund: ${common.images(images)} did not come`
    if (kind === 'refund' && avatarName !== undefined) return `Refund: training of “${avatarName}”`
    return kinds[kind]
  },
  newer: '‹ Newer',
  older: 'Older ›',
}
