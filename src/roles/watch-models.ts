import { createFalModelList } from '../adapters/fal/fal-model-list.ts'
import type { Program } from '../compose.ts'
import { payoutPerStarDollars } from '../config/star-packs.ts'
import { findUnderpriced } from '../domain/billing/check-prices.ts'
import { useModelSettings } from '../domain/generation/model-settings.ts'
import { retireListed } from '../domain/generation/retire-models.ts'
import { repeat } from '../jobs/repeat.ts'

/** How soon a change of the operator's is in force everywhere. */
const refreshMs = 5_000
const listMs = 24 * 3600 * 1000

/** Keeps this process to what is set for models; a worker also asks FAL, at start and daily, what it has retired. */
export async function watchModels(program: Program): Promise<{ stop(): Promise<void> }> {
  const { config, store, follow, report, modelRetired } = program
  const settings = store.stores.modelSettings
  const refresh = async () => {
    useModelSettings(await settings.read())
    return 'idle' as const
  }
  await refresh()
  warnOfPrices(program)
  const onError = report('models')
  const refreshing = repeat({ intervalMs: refreshMs, run: refresh, onError })
  const list = createFalModelList(config.fal)
  const listing = config.roles.includes('worker')
    ? repeat({
        intervalMs: listMs,
        run: async () => {
          await retireListed({ list, settings, clock: follow.clock, onRetired: modelRetired })
          return refresh()
        },
        // The next start or the next day asks again; until then each refusal is dealt with as it comes.
        onError: (error) => program.log.warn({ err: error }, 'FAL does not list its models'),
      })
    : undefined
  return {
    async stop() {
      await Promise.all([refreshing.stop(), listing?.stop()])
    },
  }
}

/** What a credit brings at least: in the pack that sells it cheapest. */
function warnOfPrices({ config, log }: Program): void {
  const dollarsPerCredit = Math.min(
    ...config.prices.packs.map(({ credits, stars }) => (stars * payoutPerStarDollars) / credits),
  )
  for (const { model, priceCredits, priceDollars, costDollars } of findUnderpriced(
    config.prices,
    dollarsPerCredit,
  ))
    log.warn(
      `${model} is sold for ${priceCredits} credits, about $${priceDollars.toFixed(2)}; FAL takes about $${costDollars.toFixed(2)}`,
    )
}
