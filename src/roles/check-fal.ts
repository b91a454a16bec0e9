import { checkFalKey } from '../adapters/fal/check-fal-key.ts'
import type { Program } from '../compose.ts'
import { Failure } from '../domain/shared/failure.ts'
import { createReadiness } from './readiness.ts'

/** Asks FAL once whether it knows the key: a wrong one is told at start, not by jobs that hang. Costs nothing. */
export function checkFal({ config, log, fail }: Program): { stop(): void } {
  const check = createReadiness({
    async attempt() {
      const state = await checkFalKey(config.fal)
      if (state === 'locked')
        log.error('FAL has locked the account: paid work is refunded until it is topped up')
      if (state === 'refused')
        throw new Failure(
          'PROVIDER_KEY_REFUSED',
          'FAL refuses the key: copy FAL_KEY again from the FAL dashboard, both halves, as id:secret.',
        )
      if (state === 'unreachable')
        throw new Failure('PROVIDER_UNAVAILABLE', `FAL does not answer at ${config.fal.queueUrl}`)
    },
    isFinal: (error) => error instanceof Failure && error.code === 'PROVIDER_KEY_REFUSED',
    onFailure: (error) => log.warn({ err: error }, 'FAL does not answer yet; trying again'),
  })
  check.done.catch(fail)
  return check
}
