import { describe, expect, test } from 'vitest'
import { ledgerKinds, type LedgerDetails, type LedgerKind } from '../../domain/billing/ledger.ts'
import { languages } from '../../domain/shared/languages.ts'
import { textsIn } from '../texts/texts.ts'
import { drawOperation } from './history.ts'

const texts = { ru: textsIn('ru'), en: textsIn('en') }

function line(language: 'ru' | 'en', credits: number, kind: LedgerKind, details: LedgerDetails = {}): string {
  const createdAt = new Date('2026-06-11T12:00:00Z')
  return drawOperation(texts[language], { id: 1, credits, kind, details, createdAt }).html
}

describe('an operation of the balance', () => {
  test('says what it was for, with its sign and date', () => {
    expect(line('en', -4, 'charge', { images: 4, wish: 'a <ship>' })).toBe(
      '<b>−4</b> · 4 images: “a &lt;ship&gt;”\n<i>11 June 2026</i>',
    )
    expect(line('ru', -10, 'charge', { avatarName: 'Аня' })).toMatch(/−10.*Обучение «Аня»/)
    expect(line('ru', 2, 'refund', { images: 2 })).toMatch(/\+2.*не получилось 2 изображения/)
    expect(line('en', -50, 'charge', { images: 1, made: 'video', wish: 'a ship' })).toMatch(
      /Animated image: “a ship”/,
    )
    expect(line('ru', 50, 'refund', { images: 1, made: 'upscale' })).toMatch(
      /Возврат: увеличение изображения/,
    )
    expect(line('en', 10, 'refund', { avatarName: 'Anna' })).toMatch(/\+10.*Refund: training of “Anna”/)
  })

  test.each(languages)('every kind has words of its own, details or none (%s)', (language) => {
    const lines = ledgerKinds.map((kind) => line(language, 5, kind))
    expect(new Set(lines).size).toBe(ledgerKinds.length)
    for (const each of lines) expect(each).toMatch(language === 'ru' ? /· [А-Я][а-я]/ : /· [A-Z][a-z]/)
  })
})
