/** How a delivery is signed; everything but "good" must be refused by whoever receives it. */
export type Signature = 'good' | 'stranger' | 'broken' | 'missing' | 'old'

export interface Delivery {
  readonly id: number
  readonly requestId: string
  readonly url: string
  readonly body: string
  readonly signature: Signature
  readonly dueAt: number
  /** How often it was sent without success. */
  readonly failures: number
}
