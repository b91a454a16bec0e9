/** Squares to the minimum, then what is beyond it. */
export function photoMeter(valid: number, min: number, max: number): string {
  const filled = Math.min(valid, max)
  return (
    '🟩'.repeat(Math.min(filled, min)) +
    '🟦'.repeat(Math.max(0, filled - min)) +
    '⬜️'.repeat(Math.max(0, min - filled))
  )
}
