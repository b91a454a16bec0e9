import { AsyncLocalStorage } from 'node:async_hooks'
import type { KyselyPlugin } from 'kysely'

const current = new AsyncLocalStorage<{ isOpen: boolean }>()

function assertOutside(): void {
  if (current.getStore()?.isOpen)
    throw new Error(
      'A query beside the open transaction would wait for the connection that the transaction holds. ' +
        'Use what runInTransaction hands over, or wait until it is over.',
    )
}

/** Installed on `db` and taken off the transactions that `runInTransaction` hands over. */
export const transactionGuard: KyselyPlugin = {
  transformQuery: ({ node }) => {
    assertOutside()
    return node
  },
  transformResult: async ({ result }) => result,
}

/** Makes queries past the transaction fail instead of waiting for ever, for as long as `work` runs. */
export async function guardTransaction<T>(work: () => Promise<T>): Promise<T> {
  assertOutside()
  const state = { isOpen: true }
  try {
    return await current.run(state, work)
  } finally {
    state.isOpen = false
  }
}
