/** A square for each photo to the minimum, then for what is beyond it; yellow ones could be better. */
export function photoMeter({
  valid,
  advised,
  min,
  max,
}: {
  readonly valid: number
  readonly advised: number
  readonly min: number
  readonly max: number
}): string {
  const filled = Math.min(valid, max)
  const yellow = Math.min(advised, filled)
  const good = filled - yellow
  return (
    '🟩'.repeat(Math.min(good, min)) +
    '🟦'.repeat(Math.max(0, good - min)) +
    '🟨'.repeat(yellow) +
    '⬜️'.repeat(Math.max(0, min - filled))
  )
}
