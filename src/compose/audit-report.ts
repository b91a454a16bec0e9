import { auditChecks, type Difference } from '../domain/billing/audit.ts'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'

/** Enough to see what is wrong; `npm run audit` shows all. */
const mostLines = 20

/** Tells the operator what an audit found: a line for each difference, and numbers for an alarm. */
export const createAuditReport =
  ({ log, metrics }: { readonly log: Logger; readonly metrics: Pick<Metrics, 'auditDifferences'> }) =>
  (differences: readonly Difference[]): void => {
    for (const check of auditChecks)
      metrics.auditDifferences.set({ check }, differences.filter((each) => each.check === check).length)
    for (const difference of differences.slice(0, mostLines))
      log.error({ audit: difference }, `Audit: ${difference.check} of ${difference.about} differs`)
    if (differences.length === 0) log.info('Audit: everything agrees')
    else log.error({ differences: differences.length }, 'Audit: the books do not agree; nothing was changed')
  }
