import { useState } from 'react'
import type { Invoice, Paid } from '../../../protocol.ts'
import { api } from '../api.ts'
import { useActions } from '../chat-actions.ts'
import { useLanguage, useTexts } from '../texts.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Star } from '../ui/icons.tsx'
import './payment-dialog.css'

interface PaymentDialogProps {
  readonly invoice: Invoice
  readonly personId: number
  readonly stars: number
  readonly onEnd: (status: Paid['status']) => void
}

export function PaymentDialog({ invoice, personId, stars, onEnd }: PaymentDialogProps) {
  const texts = useTexts()
  const language = useLanguage()
  const actions = useActions()
  const [isPaying, setPaying] = useState(false)
  const [problem, setProblem] = useState<string>()
  const price = invoice.prices.reduce((sum, { amount }) => sum + amount, 0)
  const isEnough = stars >= price

  const pay = async () => {
    setPaying(true)
    setProblem(undefined)
    const paid = await actions.attempt(api.pay({ person: personId, slug: invoice.slug }))
    setPaying(false)
    if (paid?.status === 'paid') {
      actions.say(texts.paid)
      onEnd('paid')
    } else if (paid?.status === 'pending') {
      actions.say(texts.payPending)
      onEnd('pending')
    } else if (paid) {
      setProblem(paid.error ?? texts.payFailed)
    }
  }

  return (
    <Dialog
      title={texts.payTitle}
      sheet
      headless
      onClose={() => !isPaying && onEnd(problem ? 'failed' : 'cancelled')}
    >
      <div className="payment">
        <span className="payment-star" aria-hidden="true">
          <Star />
        </span>
        <h2>{invoice.title}</h2>
        <p>{invoice.description}</p>
        <dl>
          <dt>{texts.price}</dt>
          <dd>
            <Star small /> {price.toLocaleString(language)}
          </dd>
          <dt>{texts.balance}</dt>
          <dd className={isEnough ? '' : 'short'}>
            <Star small /> {stars.toLocaleString(language)}
          </dd>
        </dl>
        {(problem ?? (!isEnough && texts.notEnoughStars)) && (
          <p className="problem" role="alert">
            {problem ?? texts.notEnoughStars}
          </p>
        )}
        <button
          type="button"
          className="button primary wide"
          disabled={isPaying || !isEnough}
          autoFocus
          onClick={() => void pay()}
        >
          {isPaying && <span className="spinner" />}
          {isPaying ? texts.paying : texts.pay(texts.starsPaid(price))}
        </button>
        <button
          type="button"
          className="button wide quiet"
          disabled={isPaying}
          onClick={() => onEnd(problem ? 'failed' : 'cancelled')}
        >
          {texts.cancel}
        </button>
        <small>{texts.playMoney}</small>
      </div>
    </Dialog>
  )
}
