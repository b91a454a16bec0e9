import type { Invoice } from '@grammyjs/types'
import { useTexts } from '../texts.ts'
import { Star } from '../ui/icons.tsx'
import './invoice-card.css'

export function InvoiceCard({ invoice }: { readonly invoice: Invoice }) {
  const texts = useTexts()
  return (
    <div className="invoice-card">
      <div className="invoice-price">
        <Star />
        <span>
          {invoice.currency === 'XTR'
            ? invoice.total_amount
            : `${invoice.total_amount / 100} ${invoice.currency}`}
        </span>
        <small>{texts.invoice}</small>
      </div>
      <div className="invoice-words">
        <h3>{invoice.title}</h3>
        <p>{invoice.description}</p>
      </div>
    </div>
  )
}
