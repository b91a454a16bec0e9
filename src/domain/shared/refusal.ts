/** An expected answer that undoes the transaction it is thrown in. */
export class Refusal<Outcome> extends Error {
  readonly outcome: Outcome

  constructor(outcome: Outcome) {
    super('Refused; the transaction is undone')
    this.outcome = outcome
  }
}

/** The outcome of `work`, or of the refusal that undid it. */
export async function outcomeOf<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return error.outcome as Outcome
    throw error
  }
}
