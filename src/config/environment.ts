import { z } from 'zod'
import { languages } from '../domain/shared/languages.ts'
import { logLevels } from '../log.ts'
import { host, httpUrl, origin, publicUrl, serviceUrl, trustedProxies } from './addresses.ts'
import {
  anyText,
  flag,
  listOf,
  matching,
  oneOf,
  optional,
  raw,
  seconds,
  wholeNumber,
  withDefault,
} from './fields.ts'
import { defaultStarPacks, readStarPacks } from './star-packs.ts'

export const roles = ['bot', 'http', 'worker'] as const
export type Role = (typeof roles)[number]

const dayS = 86_400
// A price of nothing would be an operation of nothing, which the ledger refuses.
const price = wholeNumber({ min: 1, max: 1_000_000 })
const photos = wholeNumber({ min: 1, max: 100 })
const bucket = matching(
  /^(?!.*\.\.)[a-z\d][a-z\d.-]{1,61}[a-z\d]$/,
  'a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens',
)
const noSpaces = matching(/^\S+$/, 'a text without spaces')

/** Every name that is read, in the order in which they are explained. */
export const environment = z.object({
  TELEGRAM_BOT_TOKEN: raw(),
  TELEGRAM_API_ROOT: withDefault('https://api.telegram.org', httpUrl),
  TELEGRAM_UPDATES: withDefault('polling', oneOf(['polling', 'webhook'])),
  TELEGRAM_WEBHOOK_SECRET: optional(
    matching(/^[\w-]{1,256}$/, '1 to 256 characters out of A-Z, a-z, 0-9, _ and -'),
  ),
  PUBLIC_URL: optional(publicUrl),

  FAL_KEY: raw(),
  FAL_API_KEY: raw(),
  FAL_KEY_ID: raw(),
  FAL_KEY_SECRET: raw(),
  FAL_QUEUE_URL: withDefault('https://queue.fal.run', httpUrl),
  FAL_REST_URL: withDefault('https://rest.fal.ai', httpUrl),
  FAL_API_URL: withDefault('https://api.fal.ai', httpUrl),
  FAL_TRAINING_TEST_MODE: withDefault('false', flag),
  FAL_DAILY_BUDGET: optional({
    expected: 'dollars a day above 0, such as 25 or 7.50',
    wayOut: 'Correct it, or remove it for no limit.',
    read: (text) => (/^\d{1,7}(\.\d{1,2})?$/.test(text) && Number(text) > 0 ? Number(text) : undefined),
  }),

  DATABASE_URL: optional(
    serviceUrl(['postgres', 'postgresql'], 'postgres://user:password@localhost:5432/aisha'),
  ),
  AUTO_MIGRATE: withDefault('true', flag),
  REDIS_URL: optional(serviceUrl(['redis', 'rediss'], 'redis://localhost:6379')),
  S3_ENDPOINT: optional(httpUrl),
  S3_REGION: optional(noSpaces),
  S3_ACCESS_KEY_ID: optional(noSpaces),
  S3_SECRET_ACCESS_KEY: optional(noSpaces),
  S3_BUCKET_PHOTOS: withDefault('photos', bucket),
  S3_BUCKET_AVATARS: withDefault('avatars', bucket),
  S3_BUCKET_IMAGES: withDefault('images', bucket),
  S3_BUCKET_IMAGEN4: withDefault('imagen4', bucket),

  DATA_DIR: withDefault('./data', anyText),
  HOST: withDefault('127.0.0.1', host),
  // 0 is a free port, which the program then names.
  PORT: withDefault('3000', wholeNumber({ min: 0, max: 65_535 })),
  ROLES: withDefault(
    roles.join(','),
    listOf(oneOf(roles), `one or more of ${roles.join(', ')}, separated by commas`),
  ),
  TRUST_PROXY: optional(trustedProxies),
  MINI_APP_FRAME_ORIGINS: withDefault(
    'https://web.telegram.org',
    listOf(origin, 'origins such as https://web.telegram.org, separated by commas'),
  ),
  SECRET_KEY: optional({
    expected: 'at least 32 characters',
    wayOut: 'Make one with `openssl rand -hex 32`, or remove it: then one is made and kept in the database.',
    read: (text) => (text.length >= 32 ? text : undefined),
  }),
  ADMIN_IDS: optional(
    listOf(
      wholeNumber({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      'Telegram ids (whole numbers), separated by commas',
    ),
  ),

  IMAGE_GENERATION_COST: withDefault('50', price),
  AVATAR_CREATION_COST: withDefault('10', price),
  AVATAR_GENERATION_COST: withDefault('1', price),
  WELCOME_CREDITS: withDefault('100', wholeNumber({ min: 0, max: 1_000_000 })),
  FREE_TRAININGS: withDefault('1', wholeNumber({ min: 0, max: 1_000_000 })),
  FIRST_PICTURE: withDefault('true', flag),
  STAR_PACKS: withDefault(defaultStarPacks, {
    expected: `packs as credits:Stars with different credits and 1 to 10000 Stars, such as ${defaultStarPacks}`,
    read: readStarPacks,
  }),

  MIN_PHOTOS: withDefault('10', photos),
  MAX_PHOTOS: withDefault('20', photos),
  ORDERS_PER_MINUTE: withDefault('10', wholeNumber({ min: 1, max: 10_000 })),
  MESSAGES_PER_SECOND: withDefault('5', wholeNumber({ min: 1, max: 1000 })),
  TRAINING_CHECK_SECONDS: withDefault('300', seconds({ min: 1, max: dayS })),
  TRAINING_DEADLINE_SECONDS: withDefault('10800', seconds({ min: 1, max: 7 * dayS })),
  GENERATION_DEADLINE_SECONDS: withDefault('600', seconds({ min: 1, max: dayS })),
  SUBMIT_LOST_SECONDS: withDefault('180', seconds({ min: 1, max: dayS })),

  LLM_URL: optional(httpUrl),
  LLM_KEY: optional(noSpaces),
  LLM_MODEL: optional(noSpaces),

  DEFAULT_LANGUAGE: withDefault('ru', oneOf(languages)),
  LOG_LEVEL: withDefault('info', oneOf(logLevels)),
})

export type EnvironmentName = keyof typeof environment.shape
export const environmentNames = Object.keys(environment.shape) as readonly EnvironmentName[]

/** All the names under which a FAL key, or a half of one, is accepted. */
export const falKeyNames = ['FAL_KEY', 'FAL_API_KEY', 'FAL_KEY_ID', 'FAL_KEY_SECRET'] as const

/** Any of these set means that this is not the demo. */
export const decidingNames = [
  'TELEGRAM_BOT_TOKEN',
  'PUBLIC_URL',
  ...falKeyNames,
  'DATABASE_URL',
  'REDIS_URL',
  'S3_ENDPOINT',
] as const satisfies readonly EnvironmentName[]

/** Never shown, and empty is a mistake: an empty one is nearly always a variable that was not filled in. */
export const keyNames: readonly EnvironmentName[] = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  ...falKeyNames,
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'SECRET_KEY',
  'LLM_KEY',
]
/** May hold a password. */
export const secretNames: readonly EnvironmentName[] = [...keyNames, 'DATABASE_URL', 'REDIS_URL']
