const stepPattern = /\b(?:step\s+)?(\d{1,6})\s*(?:\/|of)\s*(\d{1,6})\b/i

/** The newest "step x of y" (or "x/y") of a trainer's logs. */
export function latestStep(logs: readonly string[]): { step: number; totalSteps: number } | undefined {
  for (const line of logs.toReversed()) {
    const match = stepPattern.exec(line)
    if (!match) continue
    const step = Number(match[1])
    const totalSteps = Number(match[2])
    if (totalSteps > 0 && step <= totalSteps) return { step, totalSteps }
  }
  return undefined
}
