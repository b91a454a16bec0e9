import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Schema } from '../../../src/adapters/postgres/schema.ts'
import { createStores } from '../../../src/adapters/postgres/stores.ts'
import { runInTransaction } from '../../../src/adapters/postgres/transaction.ts'
import type { Avatar, AvatarType, Training } from '../../../src/domain/avatars/avatar.ts'
import type { NewImage } from '../../../src/domain/gallery/image.ts'
import type { Generation } from '../../../src/domain/generation/generation.ts'
import type { Person } from '../../../src/domain/people/person.ts'
import type { Stores } from '../../../src/domain/shared/stores.ts'
import type { WorkSubject } from '../../../src/domain/work/work-status.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'

/** These tests queue nothing. */
const noJobs = { add: () => Promise.reject(new Error('No job was expected.')) }

/** The stores on a database of their own, or on the given one, and what a test needs to begin with. */
export async function openStores(given?: TestDatabase) {
  const opened = given ?? (await openTestDatabase())
  const { database } = opened
  const { db } = database
  const stores = createStores(db, noJobs)
  return {
    database,
    db,
    stores,
    close: () => opened.close(),
    inTransaction: <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
      runInTransaction(db, (trx) => work(createStores(trx, noJobs))),
    ...makers(db, stores),
  }
}

export type OpenStores = Awaited<ReturnType<typeof openStores>>

let lastNumber = 1000
export const nextNumber = (): number => ++lastNumber

function makers(db: Kysely<Schema>, stores: Stores) {
  async function person({ credits = 0 } = {}): Promise<Person> {
    const newcomer = { telegramId: nextNumber(), firstName: 'Anna', username: null, telegramLanguage: 'ru' }
    const { person: added } = await stores.people.add(newcomer)
    if (credits > 0) await stores.ledger.credit({ userId: added.id, credits, kind: 'grant', details: {} })
    return { ...added, balanceCredits: credits }
  }

  const avatar = (userId: number, type: AvatarType = 'portrait'): Promise<Avatar> =>
    stores.avatars.add({ userId, type })

  async function training(
    of: Avatar,
    changes: { model?: string; isTest?: boolean; orderedByUpdate?: number } = {},
  ): Promise<Training> {
    const added = await stores.trainings.add({
      avatarId: of.id,
      userId: of.userId,
      model: 'portrait-trainer',
      preset: 'balanced',
      steps: 1000,
      learningRate: 0.00009,
      priceCredits: 10,
      isTest: false,
      orderedByUpdate: nextNumber(),
      ...changes,
    })
    if (!added) throw new Error('Expected a training of a new update.')
    return added
  }

  async function generation(userId: number, avatarId: number | null = null): Promise<Generation> {
    const order = { userId, avatarId, wish: 'на море', format: '3:4', imageCount: 4 } as const
    const draft = await stores.drafts.add({ ...order, improve: true })
    const added = await stores.generations.add({
      ...order,
      draftId: draft.id,
      model: 'flux-lora',
      prompt: 'a portrait by the sea',
      promptChanges: ['translated', 'light added'],
      priceCredits: 4,
    })
    if (!added) throw new Error('Expected a generation of a new draft.')
    return added
  }

  const newImage = (of: Generation, position: number): NewImage => ({
    userId: of.userId,
    generationId: of.id,
    avatarId: of.avatarId,
    position,
    bucket: 'images',
    storageKey: `users/${of.userId}/${of.id}/${position}.jpg`,
    thumbnailKey: `users/${of.userId}/${of.id}/${position}-thumbnail.jpg`,
    contentType: 'image/jpeg',
    bytes: 1000,
    crc32: 4294967295,
    width: 864,
    height: 1152,
    model: of.model,
    seed: '18446744073709551615',
  })

  /** Ids of new images, oldest first. */
  async function images(
    userId: number,
    count: number,
    avatarId: number | null = null,
    styleKey: string | null = null,
  ): Promise<number[]> {
    const of = await generation(userId, avatarId)
    await db.updateTable('generations').set({ style_key: styleKey }).where('id', '=', of.id).execute()
    await stores.images.add(Array.from({ length: count }, (_, position) => newImage(of, position)))
    return (await stores.images.ofGeneration(of.id)).map((image) => image.id)
  }

  const request = (subject: WorkSubject, { nextCheckAt = new Date('2026-06-11T12:00:00Z') } = {}) =>
    stores.requests.add({
      correlation: randomUUID(),
      subject,
      endpointId: 'fal-ai/flux-lora',
      model: 'flux-lora',
      input: { prompt: 'a portrait by the sea', loras: [{ path: 'https://v3.fal.media/w', scale: 1 }] },
      nextCheckAt,
    })

  const rowOf = <Table extends keyof Schema & ('avatars' | 'photos' | 'trainings' | 'generations')>(
    table: Table,
    id: number,
  ) =>
    db
      .selectFrom(table as 'avatars')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow() as unknown as Promise<Record<string, unknown>>

  return { person, avatar, training, generation, newImage, images, request, rowOf }
}
