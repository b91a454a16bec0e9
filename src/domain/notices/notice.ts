/** A message the person must get once. */
export const noticeKinds = [
  'training-completed',
  'training-failed',
  'training-cancelled',
  'training-gift',
  'generation-completed',
  'generation-failed',
  'generation-cancelled',
  /** The result of what was given back as lost has turned up. */
  'generation-gift',
  /** Everything of a series has ended, however. */
  'series-ended',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** held: the person has blocked the bot; sent when they are back. */
export const noticeStatuses = ['pending', 'sent', 'held', 'given_up'] as const
export type NoticeStatus = (typeof noticeStatuses)[number]

export interface Notice {
  readonly id: number
  readonly userId: number
  readonly kind: NoticeKind
  readonly trainingId: number | null
  readonly generationId: number | null
  readonly seriesId: number | null
  readonly refundedCredits: number
  readonly status: NoticeStatus
  readonly attempts: number
  /** Where it stands in the chat, once it was sent. */
  readonly messageId: number | null
}
