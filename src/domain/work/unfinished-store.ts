/** What the sweep finds: work that somebody should have taken up and did not. */
export interface UnfinishedStore {
  /** Ids of pending trainings and generations older than `before`. */
  pendingTrainings(before: Date): Promise<readonly number[]>
  pendingGenerations(before: Date): Promise<readonly number[]>
  pendingPhotos(before: Date): Promise<readonly number[]>
  pendingNotices(before: Date): Promise<readonly number[]>
  /** Pending, or ready and not yet sent. */
  undeliveredExports(before: Date): Promise<readonly number[]>
  unfinishedBulks(before: Date): Promise<readonly number[]>
  /** Requests that nothing would ever check again come due. Returns how many. */
  wakeForgottenRequests(now: Date): Promise<number>
  /** All unfinished requests come due, whoever has taken them: for a start after which nobody else can be busy. */
  wakeEveryRequest(now: Date): Promise<number>
}
