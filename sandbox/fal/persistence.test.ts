import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, onTestFinished, test } from 'vitest'

import { makeGoodArchive } from './testing/make-archive.ts'
import { openSandbox } from './testing/sandbox-client.ts'
import { verifyWebhook } from './testing/verify-webhook.ts'
import { openReceiver } from './testing/webhook-receiver.ts'

const wish = { prompt: 'a lighthouse', image_size: { width: 64, height: 64 }, seed: 5 }

async function makeDataDir(): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fal-sandbox-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return dataDir
}

test('requests go on where they were, at the same address, and announce themselves', async () => {
  const dataDir = await makeDataDir()
  const receiver = await openReceiver()
  const before = await openSandbox({ dataDir, pace: { queueMs: 60_000, trainingMs: 60_000 } })
  const archive = await before.upload('photos.zip', 'application/zip', await makeGoodArchive())
  const queued = await before.submit('fal-ai/flux-2', wish, { webhook: receiver.url })
  before.control.setPace({ queueMs: 0 })
  const training = await before.submit('fal-ai/turbo-flux-trainer', { images_data_url: archive })
  await expect.poll(() => before.control.requests()[0]?.state).toBe('running')
  const startedAt = before.control.requests()[0]?.startedAt
  await before.close()

  const after = await openSandbox({ dataDir })
  expect(after.url).toBe(before.url)
  await after.follow(training.body)
  await after.follow(queued.body)
  expect((await after.call('GET', training.body.response_url)).status).toBe(200)
  expect(after.control.requests()[0]?.startedAt).toBe(startedAt)
  const webhook = await receiver.next()
  expect(webhook.body['request_id']).toBe(queued.body.request_id)
  expect(await verifyWebhook(webhook, `${after.url}/.well-known/jwks.json`, Date.now())).toBe(true)
})

test('a webhook that nobody took is sent after the restart, signed with the same keys', async () => {
  const dataDir = await makeDataDir()
  const receiver = await openReceiver({ answers: [503] })
  const before = await openSandbox({ dataDir, pace: { webhookRetryMs: [60_000, 60_000] } })
  const keys = (await before.call('GET', '/.well-known/jwks.json')).body
  const { body } = await before.submit('fal-ai/flux-2', wish, { webhook: receiver.url })
  await receiver.next()
  await expect.poll(() => before.control.webhooks()).toHaveLength(1)
  await before.close()

  const after = await openSandbox({ dataDir, now: () => Date.now() + 61_000 })
  expect((await after.call('GET', '/.well-known/jwks.json')).body).toEqual(keys)
  expect((await receiver.next()).body['request_id']).toBe(body.request_id)
})

test('what is stuck stays stuck, and files stay, also on another port', async () => {
  const dataDir = await makeDataDir()
  const before = await openSandbox({ dataDir })
  before.control.fail({ kind: 'stuck-in-queue' })
  const stuck = await before.submit('fal-ai/flux-2', wish)
  const archive = await before.upload('photos.zip', 'application/zip', await makeGoodArchive())
  await before.close()
  const inTheWay = await openSandbox({ port: Number(new URL(before.url).port) })

  const after = await openSandbox({ dataDir })
  expect(after.url).not.toBe(inTheWay.url)
  expect((await fetch(after.url + new URL(archive).pathname)).status).toBe(200)
  const trained = await after.run('fal-ai/turbo-flux-trainer', { images_data_url: archive })
  expect(trained.status).toBe(200)
  const status = await after.call('GET', new URL(stuck.body.status_url).pathname)
  expect(status.body['status']).toBe('IN_QUEUE')
})
