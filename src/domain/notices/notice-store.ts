import type { Notice, NoticeKind } from './notice.ts'

export interface NoticeStore {
  /** One notice for each finished job, and one more for a gift: a second one for the same is not written. */
  add(notice: {
    readonly userId: number
    readonly kind: NoticeKind
    readonly trainingId?: number
    readonly generationId?: number
    readonly seriesId?: number
    readonly refundedCredits: number
  }): Promise<number | undefined>
  find(noticeId: number): Promise<Notice | undefined>
  /** The latest one. */
  findOfTraining(trainingId: number): Promise<Notice | undefined>
  markSent(noticeId: number, messageId: number): Promise<void>
  markHeld(noticeId: number, reason: string): Promise<void>
  /** Makes all that was held for the person pending again, and returns it. */
  releaseHeld(userId: number): Promise<readonly number[]>
  markGivenUp(noticeId: number, error: string): Promise<void>
  countAttempt(noticeId: number, error: string): Promise<void>
}
