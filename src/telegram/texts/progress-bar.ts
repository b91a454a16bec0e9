const cells = 10

/** Ten cells; `share` from 0 to 1. */
export function progressBar(share: number): string {
  const filled = Math.max(0, Math.min(cells, Math.round(share * cells)))
  return '▰'.repeat(filled) + '▱'.repeat(cells - filled)
}
