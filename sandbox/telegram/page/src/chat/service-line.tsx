import type { Message } from '@grammyjs/types'
import { memo } from 'react'
import { useLanguage, useTexts, type Language, type Texts } from '../texts.ts'
import { Star } from '../ui/icons.tsx'
import { dayName } from './time.ts'
import './service-line.css'

export const DayLine = memo(function DayLine({ date }: { readonly date: number }) {
  const texts = useTexts()
  const language = useLanguage()
  return <p className="service-line">{dayName(date, { language, texts })}</p>
})

export const ServiceLine = memo(function ServiceLine({ message }: { readonly message: Message }) {
  const texts = useTexts()
  const language = useLanguage()
  const isMoney = Boolean(message.successful_payment ?? message.refunded_payment)
  return (
    <p className="service-line" id={`message-${message.message_id}`}>
      {isMoney && <Star small />}
      {serviceText(message, texts, language)}
    </p>
  )
})

function serviceText(message: Message, texts: Texts, language: Language): string {
  const { successful_payment: paid, refunded_payment: refunded } = message
  const amount = ({ currency, total_amount }: Amount, stars: (n: number) => string) =>
    currency === 'XTR'
      ? stars(total_amount)
      : new Intl.NumberFormat(language, { style: 'currency', currency }).format(total_amount / 100)
  if (paid) return texts.service.paid(amount(paid, texts.starsPaid))
  if (refunded) return texts.service.refunded(amount(refunded, texts.starsCount))
  if (message.pinned_message) return texts.service.pinned
  if (message.write_access_allowed) return texts.service.writeAccess
  return texts.service.other
}

interface Amount {
  readonly currency: string
  readonly total_amount: number
}
