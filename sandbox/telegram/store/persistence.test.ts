import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { drawPicture, fileOf } from '../testing/pictures.ts'
import { createApi, createPerson } from '../testing/sandbox-client.ts'

let dataDir: string
let child: ChildProcess | undefined

const start = async (): Promise<string> => {
  const script = fileURLToPath(new URL('../testing/serve.ts', import.meta.url))
  const started = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const [url] = (await once(createInterface({ input: started.stdout }), 'line')) as [string]
  return url
}

const kill = async (): Promise<void> => {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'telegram-sandbox-'))
})

afterEach(async () => {
  await kill()
  await rm(dataDir, { recursive: true })
})

test('a killed server has lost no message, update, file or setting that was acknowledged', async () => {
  const before = await start()
  const api = createApi(before, '42:token')
  await api.call('getMe')
  const person = createPerson(before, 1)
  const picture = await drawPicture({ width: 600, height: 600 })
  const [photo] = await person.upload([fileOf(picture, 'a.jpg')], { as: 'document' })
  await api.call('setMyCommands', { commands: [{ command: 'start', description: 'Begin' }] })
  const acknowledged: string[] = []
  const talking = (async () => {
    for (let n = 0; ; n += 1) {
      await person.say(`message ${n}`)
      acknowledged.push(`message ${n}`)
    }
  })().catch(() => undefined)
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(40)
  await kill()
  await talking

  const after = await start()
  const again = createApi(after, '42:token')
  const texts = (await createPerson(after, 1).messages()).map((message) => message.text)
  expect(texts).toEqual(expect.arrayContaining(acknowledged))
  const updates: { message: { text?: string } }[] = []
  let offset = 0
  for (;;) {
    const batch = (await again.call('getUpdates', { offset })).result as ((typeof updates)[0] & {
      update_id: number
    })[]
    if (batch.length === 0) break
    updates.push(...batch)
    offset = (batch.at(-1)?.update_id ?? 0) + 1
  }
  expect(updates.map((update) => update.message.text)).toEqual(texts)
  const file = (await again.call('getFile', { file_id: photo?.document?.file_id })).result as {
    file_path: string
  }
  const bytes = await (await fetch(`${after}/file/bot42:token/${file.file_path}`)).arrayBuffer()
  expect(Buffer.from(bytes).equals(picture)).toBe(true)
  expect((await again.call('getMyCommands')).result).toEqual([{ command: 'start', description: 'Begin' }])
})
