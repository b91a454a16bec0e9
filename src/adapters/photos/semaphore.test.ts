import { describe, expect, it } from 'vitest'
import { createSemaphore } from './semaphore.ts'

describe('createSemaphore', () => {
  it('lets no more through than there are places, in order', async () => {
    const limited = createSemaphore(2)
    const started: number[] = []
    const gates = Array.from({ length: 6 }, () => Promise.withResolvers<void>())
    const tasks = gates.map((gate, i) =>
      limited(() => {
        started.push(i)
        return gate.promise
      }),
    )
    await Promise.resolve()
    expect(started).toEqual([0, 1])
    gates[1]?.resolve()
    await tasks[1]
    expect(started).toEqual([0, 1, 2])
    for (const gate of gates) gate.resolve()
    await Promise.all(tasks)
    expect(started).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('gives a place back after a failure', async () => {
    const limited = createSemaphore(1)
    await expect(limited(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(await limited(() => Promise.resolve(1))).toBe(1)
  })
})
