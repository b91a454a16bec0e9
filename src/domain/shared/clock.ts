/** The time, handed over so that tests and the simulation can own it. */
export type Clock = () => Date

export const later = (from: Date, ms: number): Date => new Date(from.getTime() + ms)
