/** Two a row: what is too long for three. */
export const pairs = <T>(items: readonly T[]): T[][] =>
  items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []))
