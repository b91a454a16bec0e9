import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFalSandbox, type FalSandbox } from '../../sandbox/fal/server.ts'
import { createFalAnswers } from '../../src/adapters/fal/fal-answers.ts'
import { createFalLanguageModel } from '../../src/adapters/fal/fal-language-model.ts'
import { createOpenAiLanguageModel } from '../../src/adapters/openai/openai-language-model.ts'
import { Failure } from '../../src/domain/shared/failure.ts'
import type { LanguageModel } from '../../src/domain/wishes/language-model.ts'
import { quickPace } from '../support/world.ts'
import { startScriptedServer, type ScriptedServer } from './support/scripted-server.ts'

const key = 'id:secret-of-the-contract'
let fal: FalSandbox
let openAi: ScriptedServer
beforeAll(async () => {
  fal = await startFalSandbox({ pace: quickPace, keys: [key] })
  openAi = await startScriptedServer()
})
afterAll(() => Promise.all([fal.close(), openAi.stop()]))

const saying = (content: string) => ({
  status: 200,
  json: { choices: [{ message: { role: 'assistant', content } }] },
})
const question = { instruction: 'Translate.', words: '{"wish":"кот"}', limitMs: 2000 }

interface Case {
  model(): LanguageModel
  says(answer: string): void
  isSilent(): void
  isBroken(): void
  asked(): unknown
}

const cases: Record<string, Case> = {
  FAL: {
    model: () => createFalLanguageModel(createFalAnswers({ key, queueUrl: fal.url, apiUrl: fal.url })),
    says: (answer) => fal.control.answerNext('openrouter/router', answer),
    isSilent: () => void fal.control.fail({ kind: 'stuck-in-queue' }),
    isBroken: () => void fal.control.fail({ kind: 'error', errorType: 'internal_server_error' }),
    asked: () => fal.control.requests()[0]?.input,
  },
  'a server like OpenAI': {
    model: () => createOpenAiLanguageModel({ url: `${openAi.url}/v1/`, key: 'sk-test', model: 'small' }),
    says: (answer) => openAi.answer(() => saying(answer)),
    isSilent: () => openAi.answer(() => 'silence'),
    isBroken: () => openAi.answer(() => ({ status: 500, json: { error: 'x' } })),
    asked: () => JSON.parse(openAi.received[0]?.body.toString() ?? 'null') as unknown,
  },
}

describe.each(Object.entries(cases))('a language model at %s', (_name, each) => {
  it('answers with what it was told, and is given instruction and words apart', async () => {
    each.says('{"translation":"cat"}')
    expect(await each.model().answer(question)).toBe('{"translation":"cat"}')
    const asked = JSON.stringify(each.asked())
    expect(asked).toContain('Translate.')
    expect(asked).toContain(JSON.stringify(question.words).slice(1, -1))
  })

  it('says within its time that there is no answer', async () => {
    each.isSilent()
    const started = performance.now()
    await expect(each.model().answer({ ...question, limitMs: 300 })).rejects.toBeInstanceOf(Failure)
    expect(performance.now() - started).toBeLessThan(2000)
  })

  it('is asked once, though it fails', async () => {
    each.isBroken()
    await expect(each.model().answer(question)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
  })
})

it('a request that took too long is cancelled at FAL', async () => {
  fal.control.fail({ kind: 'stuck-in-queue' })
  await expect(cases['FAL']?.model().answer({ ...question, limitMs: 200 })).rejects.toBeInstanceOf(Failure)
  expect(fal.control.requests()[0]).toMatchObject({ endpoint: 'openrouter/router', cancelRequested: true })
})

it('a server without a key is asked without one, and whatever it says is read with care', async () => {
  const model = createOpenAiLanguageModel({ url: openAi.url, key: undefined, model: 'small' })
  for (const json of [
    null,
    {},
    { choices: null },
    { choices: [] },
    { choices: [{ message: { content: 7 } }] },
  ]) {
    openAi.answer(() => ({ status: 200, json }))
    await expect(model.answer(question)).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' })
    expect(openAi.received[0]?.headers.authorization).toBeUndefined()
    expect(openAi.received[0]?.path).toBe('/chat/completions')
  }
})
