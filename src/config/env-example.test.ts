import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadConfig } from '../config.ts'
import { environmentNames } from './environment.ts'

/** The contract with operators: a name that leaves this list breaks their installations. */
const contract = `
  TELEGRAM_BOT_TOKEN TELEGRAM_API_ROOT TELEGRAM_UPDATES TELEGRAM_WEBHOOK_SECRET PUBLIC_URL
  FAL_KEY FAL_API_KEY FAL_KEY_ID FAL_KEY_SECRET FAL_QUEUE_URL FAL_REST_URL FAL_API_URL FAL_TRAINING_TEST_MODE
  DATABASE_URL AUTO_MIGRATE REDIS_URL S3_ENDPOINT S3_REGION S3_ACCESS_KEY_ID S3_SECRET_ACCESS_KEY
  S3_BUCKET_PHOTOS S3_BUCKET_AVATARS S3_BUCKET_IMAGES S3_BUCKET_IMAGEN4 DATA_DIR HOST PORT ROLES ADMIN_IDS
  IMAGE_GENERATION_COST AVATAR_CREATION_COST AVATAR_GENERATION_COST WELCOME_CREDITS FREE_TRAININGS STAR_PACKS
  MIN_PHOTOS MAX_PHOTOS TRAINING_CHECK_SECONDS TRAINING_DEADLINE_SECONDS GENERATION_DEADLINE_SECONDS
  SUBMIT_LOST_SECONDS ORDERS_PER_MINUTE MESSAGES_PER_SECOND FAL_DAILY_BUDGET FIRST_PICTURE
  LLM_URL LLM_KEY LLM_MODEL SECRET_KEY TRUST_PROXY MINI_APP_FRAME_ORIGINS DEFAULT_LANGUAGE LOG_LEVEL
`
  .trim()
  .split(/\s+/)

const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n')
const isSetting = (line: string | undefined) => /^# [A-Z\d_]+=/.test(line ?? '')
const settings = lines.filter(isSetting).map((line) => line.slice(2))
const real = { TELEGRAM_BOT_TOKEN: `123456789:${'A'.repeat(35)}`, FAL_KEY: 'id:secret' }

describe('.env.example', () => {
  it('has the names of the contract, each once, as the program reads them and in its order', () => {
    const names = settings.map((line) => line.slice(0, line.indexOf('=')))
    expect(names).toEqual(environmentNames)
    expect(names.toSorted()).toEqual(contract.toSorted())
  })

  it('explains each in the line before', () => {
    const unexplained = lines.filter(
      (line, index) =>
        isSetting(line) && (isSetting(lines[index - 1]) || !/^# \S.{5,}/.test(lines[index - 1] ?? '')),
    )
    expect(unexplained).toEqual([])
  })

  it('shows the defaults', () => {
    const shown = Object.entries(parseEnv(settings.join('\n'))).filter(([, value]) => value !== '')
    expect(shown.length).toBeGreaterThan(30)
    expect(loadConfig({ ...Object.fromEntries(shown), ...real })).toEqual(loadConfig(real))
  })

  it('changes nothing when it is copied as it is', () => {
    expect(parseEnv(lines.join('\n'))).toEqual({})
  })
})
