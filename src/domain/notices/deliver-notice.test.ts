import { describe, expect, it } from 'vitest'
import type { Image } from '../gallery/image.ts'
import type { Generation } from '../generation/generation.ts'
import type { Person } from '../people/person.ts'
import { Failure } from '../shared/failure.ts'
import { deliverNotice } from './deliver-notice.ts'
import type { Delivery } from './messenger.ts'
import type { Notice } from './notice.ts'

function setUp({
  deliver = async () => ({ kind: 'delivered', messageId: 9, files: [] }),
  images = [{ id: 3 } as Image],
}: { deliver?: () => Promise<Delivery>; images?: readonly Image[] } = {}) {
  let notice = {
    id: 1,
    kind: 'generation-completed',
    generationId: 7,
    trainingId: null,
    seriesId: null,
  } as Notice
  notice = { ...notice, status: 'pending', attempts: 0 }
  let lastError: string | undefined
  const needs = {
    stores: {
      notices: {
        add: () => Promise.reject(new Error('Nothing is announced here')),
        find: async () => notice,
        findOfTraining: async () => undefined,
        markSent: async () => void (notice = { ...notice, status: 'sent' }),
        markHeld: async (_id: number, reason: string) => {
          lastError = reason
          notice = { ...notice, status: 'held' }
        },
        releaseHeld: () => Promise.reject(new Error('Nobody has come back')),
        markGivenUp: async (_id: number, error: string) => {
          lastError = error
          notice = { ...notice, status: 'given_up' }
        },
        countAttempt: async () => void (notice = { ...notice, attempts: notice.attempts + 1 }),
      },
      people: { find: async () => ({ id: 1 }) as Person, update: async () => undefined },
      avatars: { find: async () => undefined },
      trainings: { find: async () => undefined },
      generations: { find: async () => ({ id: 7 }) as Generation },
      series: { find: async () => undefined, members: () => Promise.reject(new Error('There is no series')) },
      images: { ofGeneration: async () => images, rememberTelegramFile: async () => undefined },
      jobs: { add: () => Promise.reject(new Error('Nothing follows this notice')) },
    },
    messenger: {
      deliver,
      addFirstPicture: () => Promise.reject(new Error('No picture is added')),
      showProgress: () => Promise.reject(new Error('Nothing is under way')),
      showPhotoCounter: () => Promise.reject(new Error('No photo is counted')),
    },
    clock: () => new Date(),
  }
  /** As the queue does: tried again until it succeeds. */
  const tryTimes = async (times: number) => {
    for (let count = 0; count < times; count++) await deliverNotice(needs, 1).catch(() => undefined)
  }
  return { needs, tryTimes, state: () => ({ status: notice.status, lastError }) }
}

describe('a notice', () => {
  it('is sent once', async () => {
    let sent = 0
    const { tryTimes, state } = setUp({
      deliver: async () => {
        sent += 1
        return { kind: 'delivered', messageId: 9, files: [] }
      },
    })
    await tryTimes(3)
    expect(sent).toBe(1)
    expect(state().status).toBe('sent')
  })

  it('waits out any outage', async () => {
    const { tryTimes, state } = setUp({
      deliver: () => Promise.reject(new Failure('TELEGRAM_UNAVAILABLE', 'away')),
    })
    await tryTimes(50)
    expect(state().status).toBe('pending')
  })

  it('that Telegram will never take is given up with its reason', async () => {
    const { tryTimes, state } = setUp({ deliver: () => Promise.reject(new Error('caption is too long')) })
    await tryTimes(9)
    expect(state().status).toBe('pending')
    await tryTimes(1)
    expect(state()).toEqual({ status: 'given_up', lastError: 'caption is too long' })
  })

  it('for somebody who has blocked the bot is held with its reason', async () => {
    const { tryTimes, state } = setUp({ deliver: async () => ({ kind: 'unreachable', detail: 'blocked' }) })
    await tryTimes(2)
    expect(state()).toEqual({ status: 'held', lastError: 'blocked' })
  })

  it('about pictures that were thrown away before is not sent', async () => {
    const { tryTimes, state } = setUp({ images: [] })
    await tryTimes(1)
    expect(state().status).toBe('given_up')
  })
})
