import { GrammyError, HttpError } from 'grammy'
import { expect, it } from 'vitest'
import { insist } from './insist.ts'

const cutOff = new HttpError('cut off', new Error('cut off'))
const blocked = new GrammyError(
  'sendMessage',
  { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' },
  'sendMessage',
  {},
)

/** Fails with these, one after another, then answers; pauses are only noted. */
function setUp(...faults: readonly unknown[]) {
  const left = [...faults]
  const pauses: number[] = []
  const answer = insist(
    () => (left.length > 0 ? Promise.reject(left.shift() as Error) : Promise.resolve('said')),
    async (ms) => pauses.push(ms),
  )
  return { answer, pauses }
}

it('says it once more after an outage', async () => {
  const { answer, pauses } = setUp(cutOff, cutOff)
  expect(await answer).toBe('said')
  expect(pauses).toEqual([500, 1_000])
})

it('leaves a long outage to the queue', async () => {
  const { answer, pauses } = setUp(...Array.from({ length: 20 }, () => cutOff))
  await expect(answer).rejects.toBe(cutOff)
  expect(pauses).toHaveLength(8)
})

it('does not repeat what no waiting mends', async () => {
  const { answer, pauses } = setUp(blocked)
  await expect(answer).rejects.toBe(blocked)
  expect(pauses).toEqual([])
})
