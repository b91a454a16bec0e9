import type { Button } from '../kit/button.ts'

/** What half the width of a phone of 360 pixels shows of a label. */
const mostLetters = 21

/** Two a row, what is too long for three; what is too long for two has a row of its own. */
export function pairs(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = []
  for (const button of buttons) {
    const before = rows.at(-1)
    if (before?.length === 1 && [...before, button].every(isShort)) before.push(button)
    else rows.push([button])
  }
  return rows
}

const isShort = ({ text }: Button): boolean => [...new Intl.Segmenter().segment(text)].length <= mostLetters
