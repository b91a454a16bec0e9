/** Something that runs until it is told to stop; `stop` waits until it has. */
export interface Running {
  stop(): Promise<void>
}
