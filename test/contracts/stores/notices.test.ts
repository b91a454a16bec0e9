import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStores, type OpenStores } from './open-stores.ts'

let open: OpenStores
beforeAll(async () => {
  open = await openStores()
})
afterAll(() => open.close())

async function newNotice() {
  const { id: userId } = await open.person()
  const { id: generationId } = await open.generation(userId)
  const notice = { userId, generationId, kind: 'generation-completed', refundedCredits: 2 } as const
  return { notice, id: await open.stores.notices.add(notice) }
}

test('a finished job has one notice, however many finish it', async () => {
  const { id: userId } = await open.person()
  const { id: trainingId } = await open.training(await open.avatar(userId))
  const notice = { userId, trainingId, kind: 'training-failed', refundedCredits: 10 } as const
  const added = await Promise.all(Array.from({ length: 5 }, () => open.stores.notices.add(notice)))
  const [id, ...others] = added.filter((each) => each !== undefined)
  expect(others).toEqual([])
  expect(await open.stores.notices.find(id ?? 0)).toEqual({
    ...notice,
    id,
    generationId: null,
    seriesId: null,
    status: 'pending',
    attempts: 0,
    messageId: null,
  })
  expect(await open.stores.notices.findOfTraining(trainingId)).toMatchObject({ id })
})

test('attempts are counted until a notice is sent, and sent is sent', async () => {
  const { notices } = open.stores
  const { id = 0 } = await newNotice()
  await notices.countAttempt(id, '429: retry after 3')
  await notices.countAttempt(id, '502')
  await notices.markSent(id, 77)
  await notices.markGivenUp(id, '403: bot was blocked by the user')
  await notices.countAttempt(id, 'late')
  expect(await notices.find(id)).toMatchObject({ status: 'sent', attempts: 2, messageId: 77 })
})

test('what was held for a person waits again when they are back, and nothing else does', async () => {
  const { notices } = open.stores
  const [held, sent, other] = [await newNotice(), await newNotice(), await newNotice()]
  const sameUser = held.notice.userId
  await open.db
    .updateTable('notices')
    .set({ user_id: sameUser })
    .where('id', '=', sent.id ?? 0)
    .execute()
  for (const { id = 0 } of [held, other]) await notices.markHeld(id, '403: bot was blocked by the user')
  await notices.markSent(sent.id ?? 0, 77)
  expect(await notices.releaseHeld(sameUser)).toEqual([held.id])
  expect(await notices.releaseHeld(sameUser)).toEqual([])
  expect(await notices.find(held.id ?? 0)).toMatchObject({ status: 'pending' })
  expect(await notices.find(other.id ?? 0)).toMatchObject({ status: 'held' })
})

test('a notice is given up with its reason', async () => {
  const { notices } = open.stores
  const { id = 0 } = await newNotice()
  await notices.markGivenUp(id, '403: bot was blocked by the user')
  await notices.markSent(id, 77)
  expect(await notices.find(id)).toMatchObject({ status: 'given_up' })
  const row = await open.db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ last_error: '403: bot was blocked by the user', sent_at: null })
})

test('the sweep finds what waits longer than it should, oldest first, and nothing else', async () => {
  const { unfinished, trainings, generations, photos, notices } = open.stores
  const { id: userId } = await open.person()
  const avatar = await open.avatar(userId)
  const training = await open.training(avatar)
  const [first, second, begun] = [
    await open.generation(userId),
    await open.generation(userId),
    await open.generation(userId),
  ]
  await generations.move(begun.id, ['pending'], 'processing')
  const send = (messageId: number) =>
    photos.add({
      avatarId: avatar.id,
      userId,
      messageId,
      telegramFileId: 'f',
      telegramUniqueId: 'u',
      sentAs: 'photo',
    })
  const [photo, removed] = [await send(1), await send(2)]
  await photos.markDeleted(userId, removed?.id ?? 0)
  const [waiting, sent] = [await newNotice(), await newNotice()]
  await notices.markSent(sent.id ?? 0, 77)

  const soon = new Date(Date.now() + 60_000)
  const long = new Date(Date.now() - 3_600_000)
  expect(await unfinished.pendingTrainings(soon)).toContain(training.id)
  const pending = await unfinished.pendingGenerations(soon)
  expect(pending.indexOf(first.id)).toBeLessThan(pending.indexOf(second.id))
  expect(pending).not.toContain(begun.id)
  expect(await unfinished.pendingPhotos(soon)).toEqual([photo?.id])
  const due = await unfinished.pendingNotices(soon)
  expect(due).toContain(waiting.id)
  expect(due).not.toContain(sent.id)
  expect(await unfinished.pendingTrainings(long)).toEqual([])
  expect(await unfinished.pendingGenerations(long)).toEqual([])
  expect(await unfinished.pendingPhotos(long)).toEqual([])
  expect(await unfinished.pendingNotices(long)).toEqual([])
  await trainings.move(training.id, ['pending'], 'cancelled')
  expect(await unfinished.pendingTrainings(soon)).not.toContain(training.id)
})
