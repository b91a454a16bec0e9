import { createHash } from 'node:crypto'

import { modelFailure } from '../faults/model-failure.ts'
import type { InputSchema, Schema } from './input-schema.ts'
import type { Job, Model } from './model.ts'

const task: Schema = { type: 'string', enum: ['transcribe', 'translate'], default: 'transcribe' }
const nullableText: Schema = { anyOf: [{ type: 'string' }, { type: 'null' }] }
const chunkLevel: Schema = { type: 'string', enum: ['none', 'segment', 'word'], default: 'segment' }

// https://fal.ai/models/fal-ai/wizper/llms.txt and https://fal.ai/docs/model-api-reference/audio-api/whisper
const wizperInput: InputSchema = {
  required: ['audio_url'],
  properties: {
    audio_url: { type: 'string' },
    task,
    language: { ...nullableText, default: 'en' },
    chunk_level: chunkLevel,
    max_segment_len: { type: 'integer', minimum: 10, maximum: 29, default: 29 },
    merge_chunks: { type: 'boolean', default: true },
    version: { type: 'string', default: '3' },
  },
}
const whisperInput: InputSchema = {
  required: ['audio_url'],
  properties: {
    audio_url: { type: 'string' },
    task,
    language: nullableText,
    diarize: { type: 'boolean', default: false },
    chunk_level: chunkLevel,
    version: { type: 'string', default: '3' },
    batch_size: { type: 'integer', minimum: 1, maximum: 64, default: 64 },
    prompt: { type: 'string', default: '' },
    num_speakers: { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
  },
}

/** Nothing is recognised here: the sound decides which of these wishes was "heard". */
const heard = {
  ru: [
    'портрет в осеннем парке',
    'я капитан старого парусника',
    'деловой портрет у окна',
    'на берегу моря на закате',
  ],
  en: [
    'a portrait in an autumn park',
    'me as the captain of an old ship',
    'a business portrait by a window',
    'by the sea at sunset',
  ],
}

export function createSpeechModels(): readonly Model[] {
  return [
    createSpeechModel(
      'fal-ai/wizper',
      'Wizper (Whisper v3 -- fal.ai edition)',
      wizperInput,
      (chunks) => chunks,
    ),
    createSpeechModel('fal-ai/whisper', 'Whisper', whisperInput, (chunks, language) => ({
      ...chunks,
      inferred_languages: [language],
      diarization_segments: [],
    })),
  ]
}

function createSpeechModel(
  endpointId: string,
  title: string,
  input: InputSchema,
  answer: (chunks: Readonly<Record<string, unknown>>, language: string) => Readonly<Record<string, unknown>>,
): Model {
  return {
    endpointId,
    title,
    input,
    category: 'speech-to-text',
    status: 'active',
    updatedAt: '2026-06-11T00:00:00.000Z',
    price: { unitPrice: 0, unit: 'compute seconds' },
    stopsOnCancel: false,
    durationMs: (pace) => pace.textMs,
    async start(job) {
      const audio = await loadAudio(job)
      return async () => {
        if (job.hasFault('empty-output')) return { output: {}, billableUnits: 1 }
        const language = job.input['task'] !== 'translate' && job.input['language'] === 'ru' ? 'ru' : 'en'
        const words = listen(job, audio, language)
        return {
          output: answer({ text: words, chunks: [{ timestamp: [0, null], text: words }] }, language),
          billableUnits: 1,
        }
      }
    },
  }
}

async function loadAudio(job: Job): Promise<Buffer> {
  const url = String(job.input['audio_url'])
  const audio = await job.download(url, ['audio_url'])
  if (audio.length === 0) throw modelFailure('unsupported_audio_format', { loc: ['audio_url'], input: url })
  return audio
}

function listen(job: Job, audio: Buffer, language: 'ru' | 'en'): string {
  const scripted = job.takeScriptedAnswer()
  if (typeof scripted === 'string') return scripted
  const choice = createHash('sha256').update(audio).digest().readUInt32BE(0) % heard[language].length
  return heard[language][choice] ?? ''
}
