import { priceOfTraining, type Prices } from '../billing/prices.ts'
import type { LedgerStore } from '../billing/ledger-store.ts'
import { refuseTooManyOrders, type OrderLimit, type TooManyOrders } from '../billing/limit-orders.ts'
import { trainerFor } from '../generation/catalogue.ts'
import type { Jobs } from '../shared/jobs.ts'
import { outcomeOf, Refusal } from '../shared/refusal.ts'
import type { Avatar, Training } from './avatar.ts'
import type { AvatarStore, TrainingStore } from './avatar-store.ts'
import type { AvatarLimits } from './limits.ts'
import { learningRateOf, trainingPresets, type TrainingPreset } from './training-presets.ts'

export type OrderTrainingOutcome =
  | { readonly kind: 'queued'; readonly training: Training }
  /** A second tap, or the same one again: the one under way, or what became of it. */
  | { readonly kind: 'ordered-before'; readonly training: Training }
  | { readonly kind: 'not-enough-credits'; readonly priceCredits: number; readonly balanceCredits: number }
  | TooManyOrders
  | { readonly kind: 'not-enough-photos'; readonly photoCount: number; readonly minPhotos: number }
  | { readonly kind: 'free-trainings-used'; readonly freeTrainings: number }
  | { readonly kind: 'cannot-be-trained' }
  | { readonly kind: 'not-found' }

interface Stores {
  readonly avatars: Pick<AvatarStore, 'lock' | 'move' | 'update'>
  readonly trainings: Pick<TrainingStore, 'add' | 'findLatest' | 'countOf'>
  readonly ledger: Pick<LedgerStore, 'charge' | 'countCharges' | 'hasPaid'>
  readonly jobs: Jobs
}

export interface OrderTrainingNeeds extends OrderLimit {
  readonly inTransaction: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>
  readonly prices: Prices
  readonly limits: AvatarLimits
  readonly isTestMode: boolean
}

export interface TrainingOrder {
  readonly userId: number
  readonly avatarId: number
  readonly preset: TrainingPreset
  /** The update that orders, if one does: the same one, come again, orders nothing more. */
  readonly updateId: number | null
}

/** Charges and queues in one transaction; the confirmation that the photos may be used is recorded with it. */
export function orderTraining(
  needs: OrderTrainingNeeds,
  order: TrainingOrder,
): Promise<OrderTrainingOutcome> {
  return outcomeOf<OrderTrainingOutcome>(() =>
    needs.inTransaction(async (stores): Promise<OrderTrainingOutcome> => {
      const avatar = await stores.avatars.lock(order.userId, order.avatarId)
      if (!avatar) return { kind: 'not-found' }
      const obstacle = await obstacleOf(needs, stores, avatar)
      if (obstacle) return obstacle

      const training = await stores.trainings.add(newTraining(needs, avatar, order))
      if (!training) return orderedBefore(stores, avatar.id)
      const { priceCredits } = training
      const details = { avatarName: avatar.name }
      const charge = { userId: avatar.userId, credits: priceCredits, trainingId: training.id, details }
      const charged = await stores.ledger.charge(charge)
      if (charged.kind === 'short')
        throw new Refusal<OrderTrainingOutcome>({
          kind: 'not-enough-credits',
          priceCredits,
          balanceCredits: charged.balanceCredits,
        })

      // Behind the charge, which holds the person's row: two avatars ordered at once are counted one after the other.
      await refuseBeyondFree(needs, stores, avatar.userId)
      await refuseTooManyOrders(needs, stores.ledger, avatar.userId)

      const moved = await stores.avatars.move(
        avatar.id,
        ['ready_for_training', 'error', 'cancelled'],
        'training',
      )
      if (!moved) throw new Refusal<OrderTrainingOutcome>({ kind: 'cannot-be-trained' })
      await stores.avatars.update(avatar.id, { consentAt: needs.clock() })
      await stores.jobs.add('submit-training', { trainingId: training.id }, { key: String(training.id) })
      return { kind: 'queued', training }
    }),
  )
}

async function refuseBeyondFree(
  { limits }: OrderTrainingNeeds,
  stores: Stores,
  userId: number,
): Promise<void> {
  const isWithinFree = (await stores.trainings.countOf(userId)) <= limits.freeTrainings
  if (isWithinFree || (await stores.ledger.hasPaid(userId))) return
  throw new Refusal<OrderTrainingOutcome>({
    kind: 'free-trainings-used',
    freeTrainings: limits.freeTrainings,
  })
}

async function obstacleOf(
  needs: OrderTrainingNeeds,
  stores: Stores,
  avatar: Avatar,
): Promise<OrderTrainingOutcome | undefined> {
  const { minPhotos } = needs.limits
  if (avatar.status === 'training') return orderedBefore(stores, avatar.id)
  if (avatar.status === 'completed' || avatar.type === 'instant') return { kind: 'cannot-be-trained' }
  if (avatar.photoCount < minPhotos)
    return { kind: 'not-enough-photos', photoCount: avatar.photoCount, minPhotos }
  return undefined
}

async function orderedBefore(stores: Stores, avatarId: number): Promise<OrderTrainingOutcome> {
  const training = await stores.trainings.findLatest(avatarId)
  return training ? { kind: 'ordered-before', training } : { kind: 'cannot-be-trained' }
}

function newTraining(
  needs: OrderTrainingNeeds,
  avatar: Avatar,
  { preset, updateId: orderedByUpdate }: TrainingOrder,
) {
  const trainer = trainerFor(avatar.type === 'style' ? 'style' : 'portrait')
  const { steps } = trainingPresets[preset]
  return {
    avatarId: avatar.id,
    userId: avatar.userId,
    model: trainer.key,
    preset,
    steps,
    learningRate: learningRateOf(trainer, preset),
    priceCredits: priceOfTraining(needs.prices, { trainer, steps }),
    isTest: needs.isTestMode,
    orderedByUpdate,
  }
}
