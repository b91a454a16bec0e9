import type { Clock } from '../shared/clock.ts'
import type { ProviderRequest } from '../work/provider-request.ts'
import type { AvatarStore, TrainingStore } from './avatar-store.ts'

/** Keeps with the avatar what its trainer said last, and under which name the trainer knows it. */
export async function noteLook(
  needs: {
    readonly stores: {
      readonly avatars: Pick<AvatarStore, 'update'>
      readonly trainings: Pick<TrainingStore, 'find'>
    }
    readonly clock: Clock
  },
  { subject, requestId }: ProviderRequest,
  logs: readonly string[],
): Promise<void> {
  if (subject.kind !== 'training') return
  const training = await needs.stores.trainings.find(subject.id)
  if (!training) return
  await needs.stores.avatars.update(training.avatarId, {
    falRequestId: requestId,
    lastStatusCheck: needs.clock(),
    ...(logs.length > 0 ? { trainingLogs: logs.join('\n') } : {}),
  })
}
